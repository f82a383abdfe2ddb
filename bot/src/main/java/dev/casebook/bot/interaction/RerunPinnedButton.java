package dev.casebook.bot.interaction;

import dev.casebook.bot.command.PinValue;
import dev.casebook.work.Job;
import dev.casebook.work.RunLabel;
import java.util.List;
import java.util.Optional;

/** “Re-run on the old pin”: the baseline's version, asked for the model that it reported then. Value: {@link PinValue}. */
public final class RerunPinnedButton implements Interaction {
    @Override
    public String actionId() {
        return "rerun_pinned";
    }

    @Override
    public Effect press(Press press) {
        return PinValue.read(press.value())
                .<Effect>map(pin -> new Effect.Order(new Job.Evaluate(press.ping(), pin.dataset(), options(pin))))
                .orElse(Stale.BUTTON);
    }

    private static Job.Evaluate.Options options(PinValue pin) {
        return new Job.Evaluate.Options(
                Optional.of(pin.agentVersion()),
                Optional.empty(),
                List.of(),
                Job.Evaluate.Options.USUAL_TRIALS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RunLabel(Optional.of("old-pin"), pin.model(), Optional.empty())));
    }
}
