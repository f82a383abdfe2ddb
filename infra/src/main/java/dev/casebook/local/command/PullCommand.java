package dev.casebook.local.command;

import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.local.house.Bench;
import dev.casebook.local.house.Benches;
import dev.casebook.local.house.LocalSettings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays one case here. Exit codes: 0 passed, 1 failed, 2 not scored, 3 error. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = "Replay one case here: show its input, run the agent, and show the answer and how it was judged.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passed", "1:failed", "2:not scored", "3:error"})
public final class PullCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "CASE", description = "The case, by its eight characters.")
    private String display = "";

    @Option(names = "--agent-version", description = "The version to run; the deployed one if left out.")
    private @Nullable String agentVersion;

    @Option(names = "--agent-url", description = "An address of the agent for this run alone.")
    private @Nullable String agentUrl;

    @Option(names = "--json", description = "Print everything as JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        try (Bench bench = Benches.open(LocalSettings.ofProcess())) {
            Bench.Replay replay =
                    bench.replay(display, Optional.ofNullable(agentVersion), Optional.ofNullable(agentUrl));
            if (spec != null) {
                print(replay, spec.commandLine().getOut());
            }
            return switch (replay.row().standing()) {
                case PASSED -> 0;
                case FAILED -> 1;
                case NOT_SCORED -> 2;
            };
        }
    }

    private void print(Bench.Replay replay, PrintWriter out) {
        if (json) {
            out.println(Json.mapper().valueToTree(replay).toPrettyString());
        } else {
            text(replay, out);
        }
        out.flush();
    }

    private static void text(Bench.Replay replay, PrintWriter out) {
        ResultRow row = replay.row();
        out.printf("%s  %s%n", replay.of().id().display(), replay.of().label().title());
        replay.of().input().history().forEach(message -> out.printf("  %s: %s%n", message.role(), message.content()));
        out.printf("  input: %s%n%n", replay.of().input().input());
        out.printf("%s %s answered%n", replay.agent().agent(), replay.agent().version());
        row.answer().ifPresent(answer -> answer(answer, out));
        row.problem().ifPresent(problem -> out.printf("  no answer: %s%n", problem));
        out.println();
        row.outcomes().forEach((name, outcome) -> out.printf("  %-24s %s%n", name, said(outcome)));
        if (row.outcomes().isEmpty()) {
            out.println("  No evaluator is attached to the case, so nothing judges the answer.");
        }
        out.printf("%s%n", row.standing().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void answer(Answer answer, PrintWriter out) {
        answer.output().lines().forEach(line -> out.printf("  %s%n", line));
        for (ToolInvocation call : answer.toolCalls()) {
            out.printf("  tool %s %s%n", call.name(), call.arguments());
        }
        out.printf("  after %d ms%n", answer.latencyMillis());
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored ->
                String.format(
                        Locale.ROOT,
                        "%s (%.2f)%s",
                        scored.passed() ? "passed" : "failed",
                        scored.value(),
                        scored.why().isEmpty() ? "" : ": " + scored.why());
            case Outcome.Unscored unscored -> "no score: " + unscored.reason();
            case Outcome.Failed failed -> "broke: " + failed.reason();
        };
    }
}
