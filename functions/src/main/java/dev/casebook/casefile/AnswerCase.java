package dev.casebook.casefile;

import dev.casebook.CasebookException;
import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.trace.Redactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes a person's right answer into a case; with evaluators attached, the case becomes active. */
public final class AnswerCase {
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
            List<EvaluatorSpec> attached = now.reference().isPresent() ? now.evaluators() : defaults.apply(reference);
            return now.answered(reference, attached);
        });
    }

    /** Takes a case out of the runs; it is kept. */
    public Case retire(String caseId, Doer by, String reason) {
        return change(
                caseId,
                by,
                Deed.What.CASE_RETIRED,
                now -> now.retired(new Case.Retirement(by.who(), redactor.redact(reason), clock.instant())));
    }

    /** Puts a retired case back. */
    public Case restore(String caseId, Doer by) {
        return change(caseId, by, Deed.What.CASE_RESTORED, now -> {
            if (now.state() != CaseState.RETIRED) {
                throw new CasebookException.Permanent("Case " + caseId + " is not retired. Nothing was changed.");
            }
            return now.restored();
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
            if (cases.change(now, next, Optional.of(deed(by, what, now, next)))) {
                return next;
            }
        }
        throw new CasebookException.Retryable("Several people are changing this case at once. Try again.");
    }
}
