package dev.casebook.bot.message;

import dev.casebook.bot.command.Command;
import dev.casebook.casefile.Suite;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import dev.casebook.work.Subject;
import java.util.Optional;

/** What was understood, said at once: one sentence in Slack's markup, typed values escaped. */
public final class Echo {

    private Echo() {}

    public static String of(Command command) {
        return switch (command) {
            case Command.Add add ->
                "Adding trace " + Markup.code(add.trace().toString())
                        + add.dataset().map(d -> " to " + Markup.bold(d)).orElse("") + "…";
            case Command.Find find ->
                "Searching " + Markup.escape(find.when().words()) + "… Only you will see what is found.";
            case Command.FillIn fillIn -> "Opening the form…";
            case Command.Choose choose -> "Which one do you mean? Looking for what there is…";
            case Command.Show show ->
                (show.subject().kind() == Subject.Kind.EXPORT ? "Exporting " : "Looking up ") + subject(show.subject())
                        + "…";
            case Command.Answer answer -> "Saving the right answer of case " + Markup.code(answer.caseId()) + "…";
            case Command.HandOver handOver -> "Handing case " + Markup.code(handOver.caseId()) + " over…";
            case Command.Retire retire -> "Retiring case " + Markup.code(retire.caseId()) + "…";
            case Command.Restore restore -> "Restoring case " + Markup.code(restore.caseId()) + "…";
            case Command.Reproduce again ->
                "Replaying case " + Markup.code(again.caseId()) + ", " + trials(again.trials())
                        + again.agentVersion()
                                .map(v -> ", version " + Markup.code(v))
                                .orElse("") + "…";
            case Command.Evaluate run -> evaluation(run.dataset(), run.options());
            case Command.SetBaseline set ->
                "Setting version " + Markup.code(set.agentVersion()) + " as baseline of " + Markup.bold(set.dataset())
                        + "…";
            case Command.Pause pause -> "Stopping all paid work…";
            case Command.Resume resume -> "Letting paid work go on…";
            case Command.Decide decide -> "Noting that on " + Markup.code(decide.incident()) + "…";
            case Command.Cancel cancel -> "Stopping " + Markup.code(cancel.experiment()) + "…";
        };
    }

    private static String evaluation(String dataset, Job.Evaluate.Options options) {
        StringBuilder echo = new StringBuilder("Running ").append(Markup.bold(dataset));
        options.agentVersion().ifPresent(v -> echo.append(" against version ").append(Markup.code(v)));
        options.agentUrl().ifPresent(u -> echo.append(" at ").append(Markup.code(u)));
        if (options.agentVersion().isEmpty() && options.agentUrl().isEmpty()) {
            echo.append(" against the deployed version");
        }
        if (!options.cases().isEmpty()) {
            echo.append(", ")
                    .append(options.cases().size())
                    .append(options.cases().size() == 1 ? " case" : " cases");
        }
        if (options.suite().equals(Optional.of(Suite.SMOKE))) {
            echo.append(", smoke suite");
        }
        if (options.trials() > 1) {
            echo.append(", ").append(trials(options.trials())).append(" each");
        }
        options.against().ifPresent(e -> echo.append(", compared with ").append(Markup.code(e)));
        options.label().ifPresent(label -> label(echo, label));
        return echo.append("…").toString();
    }

    private static void label(StringBuilder echo, RunLabel label) {
        label.model().ifPresent(model -> echo.append(", asking for model ").append(Markup.code(model)));
        label.temperature()
                .ifPresent(degrees -> echo.append(", noted as run at temperature ")
                        .append(Markup.code(degrees))
                        .append(" (the agent is not told)"));
    }

    private static String subject(Subject subject) {
        return switch (subject.kind()) {
            case INCIDENT, EXPERIMENT -> Markup.code(subject.id());
            case CASE -> "case " + Markup.code(subject.id());
            case DATASET, EXPORT -> "dataset " + Markup.bold(subject.id());
            case INCIDENTS -> "incidents";
            case REPORT -> "what became of incidents";
            case DATASETS -> "the datasets";
            case PRUNING -> "cases of " + Markup.code(subject.id()) + " that could be retired";
            case NIGHT -> "a night of " + Markup.code(subject.id());
            case COMPARISON -> Markup.code(subject.id().replace("/", " → "));
            case STATUS, HOME -> "what is running";
            case HAND_OFF -> "a question";
        };
    }

    private static String trials(int n) {
        return n == 1 ? "1 trial" : n + " trials";
    }
}
