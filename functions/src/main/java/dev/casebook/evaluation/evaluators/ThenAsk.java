package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import java.util.Optional;

/**
 * Compares first, and asks a judge, where there is one, only what the comparison let pass or could not tell: a judge cannot
 * overrule a comparison that failed.
 */
record ThenAsk(Scoring compare, Optional<Opinion> opinion) implements Scoring {

    /** Nothing can be compared; the judge alone says. */
    static ThenAsk only(Opinion opinion) {
        return new ThenAsk((c, answer) -> new Finding.Nothing(""), Optional.of(opinion));
    }

    @Override
    public Finding of(Case c, Answer answer) {
        Finding first = compare.of(c, answer);
        boolean decided =
                first instanceof Finding.Broken || (first instanceof Finding.Compared compared && !compared.held());
        return decided || opinion.isEmpty()
                ? first
                : new Finding.Judged(opinion.get().of(c, answer));
    }
}
