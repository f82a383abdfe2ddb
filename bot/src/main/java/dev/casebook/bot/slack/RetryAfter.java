package dev.casebook.bot.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header: whole seconds; 5 where it is missing or odd, at most 15 minutes. */
final class RetryAfter {
    private static final long UNSTATED = 5;
    private static final long MOST = 900;

    private RetryAfter() {}

    static Duration read(@Nullable String header) {
        if (header == null || !header.strip().matches("[0-9]{1,6}")) {
            return Duration.ofSeconds(UNSTATED);
        }
        return Duration.ofSeconds(Math.clamp(Long.parseLong(header.strip()), 1, MOST));
    }
}
