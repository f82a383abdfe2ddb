package dev.casebook.casefile;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.trace.Redactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes a person's right answer into a case; with evaluators attached, the case becomes active. */
public final class AnswerCase {
    /** How long adding a case can be undone. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    /** Why a case is retired whose adding was undone. */
    public static final String UNDONE = "undone";

    private static final int TRIES = 10;

    private final CaseStore cases;
    private final Redactor redactor;
    private final Function<Reference, List<EvaluatorSpec>> defaults;
    private final InstantSource clock;

    /**
     * Takes its parts.
     *
     * @param defaults which evaluators an answer calls for when the case has none yet
     */
    public AnswerCase(
            CaseStore cases,
            Redactor redactor,
            Function<Reference, List<EvaluatorSpec>> defaults,
            InstantSource clock) {
        this.cases = cases;
        this.redactor = redactor;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The right answer, as a person wrote it. */
    public record Given(
            String text, List<ToolInvocation> toolCalls, List<String> mustSay, List<String> mustNotSay, Doer author) {}

    /**
     * Answers the case.
     *
     * @param caseId the eight characters that people type
     * @throws CasebookException.Permanent when there is no such case, it is retired, or the answer says nothing
     */
    public Case answer(String caseId, Given given) {
        if (given.text().isBlank()) {
            throw new CasebookException.Permanent(
                    "The answer is empty. Nothing was changed. Write what the agent should have said.");
        }
        Redactor own = redactor(caseId);
        Reference reference = new Reference(
                own.redact(given.text().strip()),
                given.toolCalls().stream()
                        .map(call -> new ToolInvocation(call.name(), own.redact(call.arguments()), null))
                        .toList(),
                given.mustSay().stream().map(own::redact).toList(),
                given.mustNotSay().stream().map(own::redact).toList(),
                given.author().who(),
                clock.instant());
        return change(caseId, given.author(), Deed.What.CASE_ANSWERED, now -> {
            if (now.state() == CaseState.RETIRED) {
                throw new CasebookException.Permanent(
                        "Case " + caseId + " is retired. Nothing was changed. Restore it first.");
            }
            if (now.reference().filter(there -> there.saysTheSame(reference)).isPresent()) {
                return now;
            }
            List<EvaluatorSpec> attached = now.reference().isPresent() ? now.evaluators() : defaults.apply(reference);
            return now.answered(reference, attached);
        });
    }

    /**
     * Takes a case out of the runs; it is kept. Idempotent.
     *
     * @throws CasebookException.Permanent when it was retired by somebody else or for another reason
     */
    public Case retire(String caseId, Doer by, String reason) {
        String redacted = redactor(caseId).redact(reason);
        return change(
                caseId,
                by,
                Deed.What.CASE_RETIRED,
                now -> retired(now, new Case.Retirement(by.who(), redacted, clock.instant())));
    }

    private static Case retired(Case now, Case.Retirement why) {
        if (now.state() != CaseState.RETIRED) {
            return now.retired(why);
        }
        boolean same = now.retired()
                .filter(there -> there.by().equals(why.by()) && there.reason().equals(why.reason()))
                .isPresent();
        if (same) {
            return now;
        }
        throw new CasebookException.Permanent("Case " + now.id().display()
                + " is retired already. Nothing was changed. show says who retired it and why.");
    }

    /**
     * Takes back the adding of a case: it is kept as retired, for the reason {@link #UNDONE}. Idempotent.
     *
     * @throws CasebookException.Permanent when it was added longer ago than {@link #UNDO}, by somebody else, or was changed since
     */
    public Case undo(String caseId, Doer by) {
        return change(caseId, by, Deed.What.CASE_RETIRED, now -> {
            if (now.origin().addedBy().equals(by.who()) && isUndone(now)) {
                return now;
            }
            cannotBeUndone(now, by.who()).ifPresent(why -> {
                throw new CasebookException.Permanent(why);
            });
            return now.retired(new Case.Retirement(by.who(), UNDONE, clock.instant()));
        });
    }

    /** Whether a case was taken back after it was added. */
    public static boolean isUndone(Case c) {
        return c.retired().filter(why -> why.reason().equals(UNDONE)).isPresent();
    }

    private Optional<String> cannotBeUndone(Case now, String by) {
        String id = now.id().display();
        Duration age = Duration.between(now.origin().addedAt(), clock.instant());
        if (now.state() == CaseState.RETIRED) {
            return Optional.of("Case " + id + " is retired already. Nothing was changed. show says who retired it.");
        }
        if (!now.origin().addedBy().equals(by)) {
            return Optional.of("Only who added case " + id + " can undo that. Nothing was changed. retire " + id
                    + " takes it out of the runs.");
        }
        if (age.compareTo(UNDO) > 0) {
            return Optional.of(
                    "Undo works for " + UNDO.toMinutes() + " minutes, and case " + id + " was added " + age.toMinutes()
                            + " minutes ago. Nothing was changed. retire " + id + " takes it out of the runs.");
        }
        return Optional.empty();
    }

    /** Puts a retired case back. */
    public Case restore(String caseId, Doer by) {
        return change(caseId, by, Deed.What.CASE_RESTORED, now -> {
            if (now.state() != CaseState.RETIRED) {
                throw new CasebookException.Permanent("Case " + caseId + " is not retired. Nothing was changed.");
            }
            return now.restored(by.who(), clock.instant());
        });
    }

    private Deed deed(Doer by, Deed.What what, Case before, Case after) {
        return new Deed(
                clock.instant(),
                by,
                what,
                after.dataset() + "/" + after.id().display(),
                Map.of(
                        "before", before.state() + " revision " + before.revision(),
                        "after", after.state() + " revision " + after.revision()));
    }

    /** With what is configured for the agent that the case is about. */
    private Redactor redactor(String caseId) {
        return cases.findByDisplayId(caseId)
                .flatMap(found -> cases.dataset(found.dataset()))
                .map(dataset -> redactor.forAgent(dataset.agent()))
                .orElse(redactor);
    }

    private Case change(String caseId, Doer by, Deed.What what, UnaryOperator<Case> change) {
        for (int i = 0; i < TRIES; i++) {
            Case now = cases.findByDisplayId(caseId)
                    .orElseThrow(() -> new CasebookException.Permanent(
                            "There is no case " + caseId + ". Nothing was changed. `list` shows the cases there are."));
            Case next = change.apply(now);
            if (next.equals(now) || cases.change(now, next, Optional.of(deed(by, what, now, next)))) {
                return next;
            }
        }
        throw new CasebookException.Retryable("Several people are changing this case at once. Try again.");
    }
}
