package dev.casebook.agent.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server asks to be left alone (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /** In seconds or as a date; what is neither is as if it were not there. */
    public static Optional<Duration> of(HttpCalls.Response response, InstantSource clock) {
        return response.header("retry-after").map(String::strip).flatMap(text -> {
            try {
                Duration wait = text.matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(
                                clock.instant(),
                                ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                        .toInstant());
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
