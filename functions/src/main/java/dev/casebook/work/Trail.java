package dev.casebook.work;

import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * The id under which everything is logged that follows from one request, from the ping to the posted diff: 32 hex digits, as in
 * W3C trace context. It is this thread's, travels with every message that the thread sends, and is taken up again where the
 * message is handled.
 */
public final class Trail {
    /** Its name in log lines. */
    public static final String NAME = "trail";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final InheritableThreadLocal<Optional<String>> CURRENT = new InheritableThreadLocal<>() {
        @Override
        protected Optional<String> initialValue() {
            return Optional.empty();
        }
    };

    private Trail() {}

    /** The one that this thread follows. */
    public static Optional<String> current() {
        return CURRENT.get();
    }

    /** Follows it from now on; what is no such id is not followed. */
    public static void follow(String id) {
        if (ID.matcher(id).matches()) {
            CURRENT.set(Optional.of(id));
            MDC.put(NAME, id);
        }
    }

    /** Follows none. */
    public static void leave() {
        CURRENT.remove();
        MDC.remove(NAME);
    }
}
