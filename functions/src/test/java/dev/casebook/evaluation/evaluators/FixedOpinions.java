package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Asking;
import dev.casebook.evaluation.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A judge that always says the same, and counts how often it is asked. */
public final class FixedOpinions implements Opinions {
    private final Supplier<Outcome> says;
    private final AtomicInteger asked = new AtomicInteger();

    public FixedOpinions(Supplier<Outcome> says) {
        this.says = says;
    }

    @Override
    public Optional<Opinion> on(Question question, Optional<String> judge) {
        return Optional.of(new Fixed(question));
    }

    @Override
    public Duration longestWait() {
        return Duration.ofSeconds(20);
    }

    public int asked() {
        return asked.get();
    }

    private final class Fixed implements Opinion {
        private final Question question;

        private Fixed(Question question) {
            this.question = question;
        }

        @Override
        public String version() {
            return question.kind().label() + ".1+judge-2026-01-01";
        }

        @Override
        public Asking asking(Case c) {
            return new Asking(2, 1_000, 200, 0.01);
        }

        @Override
        public Outcome of(Case c, Answer answer) {
            asked.incrementAndGet();
            return says.get();
        }
    }
}
