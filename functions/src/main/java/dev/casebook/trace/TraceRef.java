package dev.casebook.trace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.casebook.CasebookException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a trace lives, in its canonical form: {@code tempo:4bf92f3577b34da6a3ce929d0e0e4736}. One turn of the conversation in
 * it is {@code tempo:4bf92f3577b34da6a3ce929d0e0e4736#2}.
 *
 * @param source a configured source's name: lower-case letters, digits and dashes, starting with a letter
 * @param id the trace's id in that source, in the source's canonical form
 * @param turn which of the user's messages in the trace is meant, from 1 to 9999; 0 for the last one, which is what a trace
 *     is about
 */
public record TraceRef(String source, String id, int turn) {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");
    private static final Pattern TURN = Pattern.compile("[1-9][0-9]{0,3}");

    public TraceRef {
        if (!SOURCE.matcher(source).matches() || !ID.matcher(id).matches() || turn < 0 || turn > 9999) {
            throw malformed();
        }
    }

    /** A trace's last turn. */
    public TraceRef(String source, String id) {
        this(source, id, 0);
    }

    /** A Tempo reference in canonical form: 32 lower-case hex digits, lost leading zeros put back. */
    public static TraceRef tempo(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new CasebookException.Permanent("A Tempo trace id has up to 32 hexadecimal digits.");
        }
        return new TraceRef("tempo", "0".repeat(32 - hex.length()) + hex.toLowerCase(Locale.ROOT));
    }

    /** Reads {@code source:id} and {@code source:id#turn}. */
    @JsonCreator
    public static TraceRef parse(String text) {
        int colon = text.indexOf(':');
        int hash = text.indexOf('#', colon + 1);
        if (colon < 1 || (hash > 0 && !TURN.matcher(text.substring(hash + 1)).matches())) {
            throw malformed();
        }
        String source = text.substring(0, colon);
        String id = text.substring(colon + 1, hash < 0 ? text.length() : hash);
        TraceRef whole = source.equals("tempo") ? tempo(id) : new TraceRef(source, id);
        return hash < 0 ? whole : whole.at(Integer.parseInt(text.substring(hash + 1)));
    }

    /** One turn of this trace; 0 for the last. */
    public TraceRef at(int number) {
        return new TraceRef(source, id, number);
    }

    /** The trace without a turn. */
    public TraceRef whole() {
        return at(0);
    }

    private static CasebookException malformed() {
        return new CasebookException.Permanent(
                "This is not a trace reference. It looks like tempo:4bf92f3577b34da6a3ce929d0e0e4736.");
    }

    @JsonValue
    @Override
    public String toString() {
        return source + ":" + id + (turn == 0 ? "" : "#" + turn);
    }
}
