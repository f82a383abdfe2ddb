package dev.casebook.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.casebook.CasebookException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a trace lives, in its canonical form: {@code tempo:4bf92f3577b34da6a3ce929d0e0e4736}.
 *
 * @param source a configured source's name: lower-case letters, digits and dashes, starting with a letter
 * @param id the trace's id in that source, in the source's canonical form
 */
public record TraceRef(String source, String id) {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");

    public TraceRef {
        if (!SOURCE.matcher(source).matches() || !ID.matcher(id).matches()) {
            throw new CasebookException.Permanent(
                    "This is not a trace reference. It looks like tempo:4bf92f3577b34da6a3ce929d0e0e4736.");
        }
    }

    /** A Tempo reference in canonical form: 32 lower-case hex digits, lost leading zeros put back. */
    public static TraceRef tempo(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new CasebookException.Permanent("A Tempo trace id has up to 32 hexadecimal digits.");
        }
        return new TraceRef("tempo", "0".repeat(32 - hex.length()) + hex.toLowerCase(Locale.ROOT));
    }

    /** Reads {@code source:id}. */
    @JsonCreator
    public static TraceRef parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new CasebookException.Permanent(
                    "This is not a trace reference. It looks like tempo:4bf92f3577b34da6a3ce929d0e0e4736.");
        }
        String source = text.substring(0, colon);
        String id = text.substring(colon + 1);
        return source.equals("tempo") ? tempo(id) : new TraceRef(source, id);
    }

    @JsonValue
    @Override
    public String toString() {
        return source + ":" + id;
    }
}
