package dev.casebook.evaluation.evaluators;

import java.time.Duration;
import java.util.Optional;

/** Where evaluators turn to when comparing texts cannot tell. */
public interface Opinions {

    /**
     * The judge for a question.
     *
     * @param judge its configured name; empty for the first one
     * @return empty when no judge is configured
     * @throws dev.casebook.CasebookException.Permanent when there are judges, but none of that name
     */
    Optional<Opinion> on(Question question, Optional<String> judge);

    /** The longest that an opinion may take. */
    Duration longestWait();

    /** Nobody to ask. */
    static Opinions none() {
        return new Opinions() {
            @Override
            public Optional<Opinion> on(Question question, Optional<String> judge) {
                return Optional.empty();
            }

            @Override
            public Duration longestWait() {
                return Duration.ZERO;
            }
        };
    }
}
