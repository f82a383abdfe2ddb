package dev.casebook.expert;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a person for a case's right answer. */
public final class HandOver {
    private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{1,40}");
    private static final int TRIES = 10;

    private final CaseStore cases;
    private final HandOffStore handOffs;
    private final InstantSource clock;

    public HandOver(CaseStore cases, HandOffStore handOffs, InstantSource clock) {
        this.cases = cases;
        this.handOffs = handOffs;
        this.clock = clock;
    }

    /**
     * What came of asking.
     *
     * @param about the case
     * @param asked the question that is open now
     * @param instead the earlier one that it takes the place of
     */
    public record Asked(Case about, HandOff asked, Optional<HandOff> instead) {}

    /**
     * Asks. Idempotent: somebody who is asked already is not asked again.
     *
     * @param caseId the eight characters that people type
     * @param expert a person's id
     * @throws CasebookException.Permanent when there is no such case, it is retired, or that is no person
     */
    public Asked ask(String caseId, String expert, String by) {
        Case about = require(caseId);
        requirePerson(expert);
        for (int i = 0; i < TRIES; i++) {
            Instant now = clock.instant();
            List<HandOff> earlier = handOffs.of(caseId);
            Optional<HandOff> open = earlier.stream().filter(HandOff::isOpen).findFirst();
            HandOff fresh = HandOff.open(caseId, earlier.size() + 1, expert, by, now);
            if (open.isEmpty()) {
                if (handOffs.add(fresh)) {
                    return new Asked(about, fresh, Optional.empty());
                }
            } else if (open.get().expert().equals(expert)) {
                return new Asked(about, open.get(), Optional.empty());
            } else {
                HandOff ended = open.get().ended(HandOff.State.OVERTAKEN, by, now);
                if (handOffs.replace(open.get(), ended, fresh)) {
                    return new Asked(about, fresh, Optional.of(ended));
                }
            }
        }
        throw new CasebookException.Retryable("Several people are handing over this case at once. Try again.");
    }

    private Case require(String caseId) {
        Case found = cases.findByDisplayId(caseId)
                .orElseThrow(() -> new CasebookException.Permanent(
                        "There is no case " + caseId + ". Nobody was asked. `list` shows the cases there are."));
        if (found.state() == CaseState.RETIRED) {
            throw new CasebookException.Permanent(
                    "Case " + caseId + " is retired. Nobody was asked. Restore it first.");
        }
        return found;
    }

    static void requirePerson(String expert) {
        if (!PERSON.matcher(expert).matches()) {
            throw new CasebookException.Permanent(
                    "That is no person whom Casebook can ask. Nobody was asked. Choose a member of the workspace.");
        }
    }
}
