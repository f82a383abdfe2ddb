package dev.casebook.handler;

import dev.casebook.expert.HandOff;
import dev.casebook.expert.HandOffStore;
import dev.casebook.work.Job;
import java.util.Optional;

/**
 * What a hand-off lets its expert do: while it is open, answer that one case, whatever role they have and wherever they do it.
 * Safe for several threads.
 */
final class HandOffGrant {
    private final HandOffStore handOffs;

    HandOffGrant(HandOffStore handOffs) {
        this.handOffs = handOffs;
    }

    boolean covers(Job.Desk job) {
        return newest(job).filter(HandOff::isOpen).isPresent();
    }

    /** For somebody who was asked once and is not any more: why the door is closed now. */
    Optional<String> over(Job.Desk job) {
        return newest(job)
                .filter(handOff -> !handOff.isOpen())
                .map(handOff -> "You were asked about case " + handOff.caseId()
                        + ", and that is over: somebody answered it, or took it back. Nothing was changed.");
    }

    private Optional<HandOff> newest(Job.Desk job) {
        if (!(job instanceof Job.AnswerCase answer)) {
            return Optional.empty();
        }
        return handOffs.of(answer.caseId()).reversed().stream()
                .filter(handOff -> handOff.expert().equals(answer.ping().from()))
                .findFirst();
    }
}
