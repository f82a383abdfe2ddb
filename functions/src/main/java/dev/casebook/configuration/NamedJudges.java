package dev.casebook.configuration;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Asking;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.evaluators.Opinion;
import dev.casebook.evaluation.evaluators.Opinions;
import dev.casebook.evaluation.evaluators.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Judges of which only the names are known yet: enough to check what is attached, and nothing is asked. */
record NamedJudges(Set<String> names) implements Opinions {

    @Override
    public Optional<Opinion> on(Question question, Optional<String> judge) {
        if (judge.filter(name -> !names.contains(name)).isPresent()) {
            throw new CasebookException.Permanent("There is no judge of that name. "
                    + (names.isEmpty() ? "None is configured." : "There are: " + String.join(", ", names) + "."));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(new Silent());
    }

    @Override
    public Duration longestWait() {
        return Duration.ZERO;
    }

    private record Silent() implements Opinion {
        @Override
        public String version() {
            return "";
        }

        @Override
        public Asking asking(Case c) {
            return new Asking(0, 0, 0, 0);
        }

        @Override
        public Outcome of(Case c, Answer answer) {
            return new Outcome.Unscored("no judge was asked");
        }
    }
}
