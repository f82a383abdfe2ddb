package dev.casebook.bot.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, shares and times as people read them. */
final class Words {

    private Words() {}

    static String count(int n, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
    }

    static String count(int n, String noun) {
        return count(n, noun, noun + "s");
    }

    /** Ten squares. */
    static String bar(int done, int total) {
        int full = total == 0 ? 0 : Math.clamp(done * 10L / total, 0, 10);
        return "▰".repeat(full) + "▱".repeat(10 - full);
    }

    /** {@code less than a minute}, {@code about 3 min}, {@code about 2 h}. */
    static String about(Duration time) {
        if (time.compareTo(Duration.ofSeconds(50)) < 0) {
            return "less than a minute";
        }
        long minutes = Math.max(1, Math.round(time.toSeconds() / 60.0));
        return minutes < 90 ? "about " + minutes + " min" : "about " + Math.round(minutes / 60.0) + " h";
    }

    /** {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
    static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** {@code 640 ms}, {@code 3.0 s}. */
    static String millis(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    static String dollars(double dollars) {
        return dollars < 0.01 && dollars > 0 ? "less than $0.01" : String.format(Locale.ROOT, "$%.2f", dollars);
    }

    /** {@code 2 Mar}. */
    static String day(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    /** An enum's name in small words: {@code case added}. */
    static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
