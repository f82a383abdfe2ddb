package dev.casebook.trace.loki;

import dev.casebook.trace.GoLiteral;
import java.util.List;
import java.util.stream.Collectors;

/** The stages of a log query that follow its stream selector. What people typed goes into quoted literals only. */
final class LogQl {
    private LogQl() {}

    /** Lines of which any of these labels (or structured metadata) has the value. */
    static String labelled(List<String> names, String value) {
        String literal = GoLiteral.of(value);
        return names.stream().map(name -> name + "=" + literal).collect(Collectors.joining(" or ", " | ", ""));
    }

    /** Lines that hold the text as it is. */
    static String holding(String text) {
        return " |= " + GoLiteral.of(text);
    }

    /** Lines that hold the words, in upper or lower case. */
    static String saying(String words) {
        StringBuilder pattern = new StringBuilder("(?i)");
        words.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) && c != '_' && c >= ' ') {
                pattern.append('\\');
            }
            pattern.appendCodePoint(c);
        });
        return " |~ " + GoLiteral.of(pattern.toString());
    }

    /** Lines that were written as errors; Loki detects the level where no label says it. */
    static String errors() {
        return leveled("error|fatal|critical|emergency|alert|panic");
    }

    /** Errors and warnings. */
    static String troubles() {
        return leveled("error|fatal|critical|emergency|alert|panic|warn|warning");
    }

    private static String leveled(String levels) {
        String matches = "=~\"(?i)(" + levels + ")\"";
        return " | detected_level" + matches + " or level" + matches;
    }
}
