package dev.casebook.local.clinic;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long the stand-in pretends to think and its tools pretend to work, so that a run can be watched. */
interface Pace {

    void think();

    void work();

    /**
     * The same time in every run.
     *
     * @param step the time of one tool call; thinking takes three quarters of it; zero waits for nothing
     */
    static Pace of(Duration step) {
        return step.isZero() ? waiting(0, 0) : waiting(step.toMillis() * 3 / 4, step.toMillis());
    }

    /** Between half and twice the usual time. */
    static Pace jittering(Duration step, RandomGenerator random) {
        return step.isZero()
                ? waiting(0, 0)
                : of(Duration.ofMillis((long) (step.toMillis() * random.nextDouble(0.5, 2.0))));
    }

    private static Pace waiting(long thinking, long working) {
        return new Pace() {
            @Override
            public void think() {
                sleep(thinking);
            }

            @Override
            public void work() {
                sleep(working);
            }
        };
    }

    private static void sleep(long millis) {
        try {
            if (millis > 0) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
