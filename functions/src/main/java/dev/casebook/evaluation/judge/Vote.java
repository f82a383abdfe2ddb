package dev.casebook.evaluation.judge;

import dev.casebook.evaluation.Judgement;
import java.util.Optional;

/** What one call to a judge's model came to. */
sealed interface Vote {

    Judgement.Spend spend();

    /**
     * A verdict with its proof.
     *
     * @param model as it reported itself
     */
    record Cast(Verdict verdict, Optional<String> model, Judgement.Spend spend) implements Vote {}

    /**
     * No verdict.
     *
     * @param broken whether the server or the call failed; else the model answered, and it does not count
     */
    record Invalid(String reason, boolean broken, Judgement.Spend spend) implements Vote {}

    static Vote of(PaidCalls.Paid paid, String answer) {
        return switch (paid.reply()) {
            case ChatModel.Said said -> of(said, answer, paid.spend());
            case ChatModel.Withheld withheld -> new Invalid(withheld.reason(), false, paid.spend());
            case ChatModel.Lost lost -> new Invalid(lost.reason(), true, paid.spend());
            case ChatModel.Refused refused -> new Invalid(refused.reason(), true, paid.spend());
        };
    }

    private static Vote of(ChatModel.Said said, String answer, Judgement.Spend spend) {
        Optional<Verdict> verdict = Verdict.read(said.content());
        if (verdict.isEmpty()) {
            return new Invalid("the model's answer is not a verdict", false, spend);
        }
        return Evidence.standsIn(answer, verdict.get().evidence())
                ? new Cast(verdict.get(), said.model(), spend)
                : new Invalid("the evidence it quotes is not in the answer", false, spend);
    }
}
