package dev.casebook.work;

import java.time.Duration;

/**
 * Carries jobs at least once, in no particular order: {@link Job.Desk} to the queue {@code jobs}, {@link Job.Bench} to
 * {@code evaluations}.
 *
 * <p>When {@link #send} returns, the job is durable. Throttling throws {@link dev.casebook.CasebookException.Retryable}.
 */
public interface WorkQueue {

    /**
     * Takes the job.
     *
     * @param delay until the job may be delivered, 0 to 15 minutes
     */
    void send(Job job, Duration delay);
}
