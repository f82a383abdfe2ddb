package dev.casebook.evaluation.judge;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.agent.http.Retries;
import dev.casebook.evaluation.evaluators.Opinion;
import dev.casebook.evaluation.evaluators.Opinions;
import dev.casebook.evaluation.evaluators.Question;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The configured judges; the first one is asked where none is named. Safe for several threads. */
public final class Judges implements Opinions {
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<Question.Kind, Prompt> prompts = new EnumMap<>(Question.Kind.class);
    private final Budget budget;
    private final PaidCalls.Timing timing;

    /** A judge and how its model is reached. */
    public record Seat(JudgeProfile profile, ChatModel model) {}

    /**
     * Judges in order.
     *
     * @param random for marks and reservations; a secure one, because whoever guesses a mark can forge a section
     */
    public Judges(List<Seat> seats, Budget budget, InstantSource clock, Pause pause, RandomGenerator random) {
        seats.forEach(seat -> this.seats.put(seat.profile().name(), seat));
        for (Question.Kind kind : Question.Kind.values()) {
            prompts.put(kind, Prompt.of(kind));
        }
        this.budget = budget;
        this.timing = new PaidCalls.Timing(clock, pause, Retries.standard(), new Chance(random));
    }

    @Override
    public Optional<Opinion> on(Question question, Optional<String> judge) {
        if (seats.isEmpty()) {
            return Optional.empty();
        }
        Optional<Seat> seat =
                judge.map(this::named).or(() -> seats.values().stream().findFirst());
        return seat.map(one -> new Jury(
                one.profile(),
                question,
                prompt(question.kind()),
                new PaidCalls(one.profile(), one.model(), budget, timing),
                timing));
    }

    @Override
    public Duration longestWait() {
        return seats.values().stream()
                .map(seat -> seat.profile().timeout())
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    private Seat named(String name) {
        Seat seat = seats.get(name);
        if (seat == null) {
            throw new CasebookException.Permanent(
                    "There is no judge of that name. There are: " + String.join(", ", seats.keySet()) + ".");
        }
        return seat;
    }

    private Prompt prompt(Question.Kind kind) {
        Prompt prompt = prompts.get(kind);
        if (prompt == null) {
            throw new IllegalStateException("no prompt for " + kind);
        }
        return prompt;
    }
}
