package dev.casebook.agent.http;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What one call came to. */
sealed interface Attempt {

    /** The agent answered. */
    record Answered(Answer answer) implements Attempt {}

    /** It did not get through; another attempt may. */
    record Lost(String what, Optional<Duration> retryAfter) implements Attempt {}

    /** The agent refused, broke, or answered something that cannot be read. */
    record Refused(CasebookException.Permanent why) implements Attempt {}

    static Attempt of(Target target, HttpCalls.Response response, long latencyMillis, InstantSource clock) {
        int status = response.status();
        return switch (status) {
            case 429, 502, 503, 504 -> new Lost("it answered " + status, RetryAfter.of(response, clock));
            case 404 -> new Refused(Problems.noSuchVersion(target));
            default ->
                status >= 200 && status < 300
                        ? read(target, response, latencyMillis)
                        : new Refused(Problems.answered(target, status));
        };
    }

    private static Attempt read(Target target, HttpCalls.Response response, long latencyMillis) {
        try {
            return new Answered(
                    AnswerReader.read(response.body(), target.protocol().response(), latencyMillis));
        } catch (AnswerReader.Malformed e) {
            return new Refused(Problems.malformed(target, response.status(), String.valueOf(e.getMessage())));
        }
    }
}
