package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** The ways in which senders write a time. */
final class Times {
    /** CloudWatch ends its times in +0000, others in +00:00 or Z. */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    /** The year 5138 in seconds, 1973 in milliseconds: whoever writes more digits counts in smaller units. */
    private static final long MOST_SECONDS = 100_000_000_000L;

    private Times() {}

    /** A time as ISO-8601 text, or as seconds, milli-, micro- or nanoseconds since 1970. */
    static Optional<Instant> read(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0) {
            return Optional.of(ofEpoch(node.asLong()));
        }
        try {
            return Payload.text(node)
                    .map(text -> OffsetDateTime.parse(text, LENIENT).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant ofEpoch(long number) {
        long perSecond = 1;
        while (number / perSecond >= MOST_SECONDS) {
            perSecond *= 1000;
        }
        return Instant.ofEpochSecond(number / perSecond, number % perSecond * (1_000_000_000 / perSecond));
    }
}
