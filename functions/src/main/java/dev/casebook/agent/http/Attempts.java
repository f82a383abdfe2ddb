package dev.casebook.agent.http;

import dev.casebook.CasebookException;
import dev.casebook.agent.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes a call again while it does not get through and there is time. Safe for several threads. */
public final class Attempts {
    private final Timing timing;
    private final Retries retries;
    private final RandomGenerator random;

    /**
     * Attempts with pauses between them.
     *
     * @param random for the spread of pauses; used by one thread at a time
     */
    public Attempts(Timing timing, Retries retries, RandomGenerator random) {
        this.timing = timing;
        this.retries = retries;
        this.random = random;
    }

    /**
     * The answer of the first attempt that gets through.
     *
     * @param who begins the sentence when none does, such as {@code The agent clinic in version v1}
     * @param call one attempt, within the time it is given
     * @throws CasebookException.Retryable when none got through
     * @throws CasebookException.Permanent when one was refused
     */
    public <T> T until(Deadline deadline, String who, Function<Duration, Attempt<T>> call) {
        Attempt.Lost<T> last = new Attempt.Lost<>("the time was up");
        for (int attempt = 1; ; attempt++) {
            Duration left = deadline.left(timing.clock());
            if (!left.isPositive()) {
                throw noAnswer(who, last, attempt - 1);
            }
            switch (call.apply(left)) {
                case Attempt.Answered<T> answered -> {
                    return answered.answer();
                }
                case Attempt.Refused<T> refused -> throw refused.why();
                case Attempt.Lost<T> lost -> {
                    waitOrGiveUp(who, lost, attempt, deadline);
                    last = lost;
                }
            }
        }
    }

    private <T> void waitOrGiveUp(String who, Attempt.Lost<T> lost, int attempt, Deadline deadline) {
        Duration pause = lost.retryAfter().orElseGet(() -> retries.after(attempt, share()));
        if (attempt >= retries.attempts() || pause.compareTo(deadline.left(timing.clock())) >= 0) {
            throw noAnswer(who, lost, attempt);
        }
        try {
            timing.pause().pause(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(who, lost, attempt);
        }
    }

    private double share() {
        synchronized (random) {
            return random.nextDouble();
        }
    }

    private static <T> CasebookException.Retryable noAnswer(String who, Attempt.Lost<T> lost, int attempts) {
        String message = who + " gave no answer: " + lost.what() + ", after "
                + (attempts == 1 ? "1 attempt" : attempts + " attempts")
                + ". This does not count as the agent's failure. See whether it is up, and run again.";
        Optional<Duration> wait = lost.retryAfter();
        return wait.isPresent()
                ? new CasebookException.Retryable(message, wait.get())
                : new CasebookException.Retryable(message);
    }
}
