package dev.casebook.bot.interaction;

import dev.casebook.bot.command.RunValue;
import dev.casebook.work.Job;
import java.util.List;
import java.util.Optional;

/** “Run” and “Re-run with more trials”. Value: {@link RunValue}. */
public final class RunEvalButton implements Interaction {
    @Override
    public String actionId() {
        return "run_eval";
    }

    @Override
    public Effect press(Press press) {
        return RunValue.read(press.value())
                .<Effect>map(run -> new Effect.Order(new Job.Evaluate(press.ping(), run.dataset(), options(run))))
                .orElse(Stale.BUTTON);
    }

    private static Job.Evaluate.Options options(RunValue run) {
        return new Job.Evaluate.Options(
                run.agentVersion(),
                run.agentUrl(),
                List.of(),
                run.trials(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
