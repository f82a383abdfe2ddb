package dev.casebook.expert;

import dev.casebook.CasebookException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Notes what came of a question. Every method is idempotent. */
public final class EndHandOff {
    private static final int TRIES = 10;

    private final HandOffStore handOffs;
    private final InstantSource clock;

    public EndHandOff(HandOffStore handOffs, InstantSource clock) {
        this.handOffs = handOffs;
        this.clock = clock;
    }

    /**
     * Somebody answered a case, or retired it: a question about it that is open is over.
     *
     * @return the question that was open
     */
    public Optional<HandOff> settled(String caseId, String by) {
        for (int i = 0; i < TRIES; i++) {
            Optional<HandOff> open = handOffs.openFor(caseId);
            if (open.isEmpty()) {
                return Optional.empty();
            }
            boolean expert = open.get().expert().equals(by);
            HandOff ended =
                    open.get().ended(expert ? HandOff.State.ANSWERED : HandOff.State.OVERTAKEN, by, clock.instant());
            if (handOffs.change(open.get(), ended)) {
                return Optional.of(ended);
            }
        }
        throw busy();
    }

    /**
     * The question, for the one who was asked.
     *
     * @param how the way in which they are ending it; a question that they ended that way before is theirs still
     * @throws CasebookException.Permanent when it is over another way, or somebody else was asked
     */
    public HandOff require(String id, HandOff.State how, String by) {
        HandOff handOff = handOffs.find(id)
                .orElseThrow(() -> new CasebookException.Permanent(
                        "Casebook does not know that question any more. Nothing was changed. Ask for the case again."));
        if (!handOff.expert().equals(by)) {
            throw new CasebookException.Permanent("Somebody else was asked about case " + handOff.caseId()
                    + ". Nothing was changed. Ask them, or write the answer: answer " + handOff.caseId() + ".");
        }
        if (!handOff.isOpen() && !handOff.wasEnded(how, by)) {
            throw new CasebookException.Permanent("The question about case " + handOff.caseId() + " " + handOff.words()
                    + " already. Nothing was changed.");
        }
        return handOff;
    }

    /**
     * The one who was asked says that the agent was right, or that they cannot tell.
     *
     * @throws CasebookException.Permanent as {@link #require} does
     */
    public HandOff end(String id, HandOff.State how, String by) {
        for (int i = 0; i < TRIES; i++) {
            HandOff there = require(id, how, by);
            HandOff ended = there.isOpen() ? there.ended(how, by, clock.instant()) : there;
            if (!there.isOpen() || handOffs.change(there, ended)) {
                return ended;
            }
        }
        throw busy();
    }

    /**
     * A question that went on to somebody else.
     *
     * @param ended the one that was passed on
     * @param next the one that is asked instead
     */
    public record PassedOn(HandOff ended, HandOff next) {}

    /**
     * The one who was asked names somebody else.
     *
     * @throws CasebookException.Permanent as {@link #require} does, or when that is no other person
     */
    public PassedOn passOn(String id, String to, String by) {
        HandOver.requirePerson(to);
        if (to.equals(by)) {
            throw new CasebookException.Permanent("You cannot pass it on to yourself. Nothing was changed.");
        }
        for (int i = 0; i < TRIES; i++) {
            HandOff there = require(id, HandOff.State.PASSED_ON, by);
            Instant now = clock.instant();
            HandOff next = there.passedOn(to, now);
            HandOff ended = there.isOpen() ? there.ended(HandOff.State.PASSED_ON, by, now) : there;
            if (!there.isOpen()) {
                return new PassedOn(there, handOffs.find(next.id()).orElse(next));
            }
            if (handOffs.replace(there, ended, next)) {
                return new PassedOn(ended, next);
            }
        }
        throw busy();
    }

    private static CasebookException busy() {
        return new CasebookException.Retryable("Several people are at this question at once. Try again.");
    }
}
