package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.EnvironmentChange;
import dev.casebook.casefile.Reproduction;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the trials of a replay say about a failure.
 *
 * <p>With a reference, a trial fails when an evaluator says so. Without one, it fails when an evaluator that needs none says so,
 * or when it repeats the recorded answer. A trial without an answer says nothing.
 */
final class JudgeReplay {

    private JudgeReplay() {}

    static Reproduction of(Case c, Experiment replay, List<ResultRow> rows, Instant at) {
        int failed = 0;
        int unjudged = 0;
        int silent = 0;
        for (ResultRow row : rows) {
            Optional<Boolean> cameBack = row.answer().flatMap(answer -> cameBack(c, row, answer));
            failed += cameBack.filter(Boolean::booleanValue).isPresent() ? 1 : 0;
            unjudged += cameBack.isEmpty() ? 1 : 0;
            silent += row.answer().isEmpty() ? 1 : 0;
        }
        int trials = Math.max(1, rows.size());
        return new Reproduction(
                replay.id(),
                replay.agent().version(),
                trials,
                failed,
                note(silent, unjudged, trials),
                at,
                rows.isEmpty() ? 1 : unjudged,
                environment(c, replay, rows),
                Map.of());
    }

    private static Optional<Boolean> cameBack(Case c, ResultRow row, Answer answer) {
        return switch (row.standing()) {
            case FAILED -> Optional.of(true);
            case PASSED ->
                c.reference().isPresent()
                        ? Optional.of(false)
                        : SameFailure.in(c, answer).or(() -> Optional.of(false));
            case NOT_SCORED -> SameFailure.in(c, answer);
        };
    }

    private static Optional<String> note(int silent, int unjudged, int trials) {
        if (silent > 0) {
            return Optional.of("the agent gave no answer in " + silent + " of " + trials);
        }
        return unjudged > 0
                ? Optional.of("there is nothing to compare the answer with in " + unjudged + " of " + trials)
                : Optional.empty();
    }

    private static List<EnvironmentChange> environment(Case c, Experiment replay, List<ResultRow> rows) {
        Set<EnvironmentChange> changes = new LinkedHashSet<>();
        String version = replay.agent().version();
        c.origin()
                .agentVersion()
                .filter(recorded -> !recorded.equals(version))
                .ifPresent(recorded -> changes.add(new EnvironmentChange.OtherVersion(recorded, version)));
        for (ResultRow row : rows) {
            row.answer().ifPresent(answer -> {
                answer.circumstances()
                        .modelAsked()
                        .filter(asked -> answer.model()
                                .filter(reported -> !reported.equals(asked))
                                .isPresent())
                        .ifPresent(asked -> changes.add(new EnvironmentChange.FloatingModel(
                                asked, answer.model().orElseThrow())));
                answer.circumstances()
                        .missingTools()
                        .forEach(tool -> changes.add(new EnvironmentChange.MissingTool(tool)));
            });
        }
        return List.copyOf(changes);
    }
}
