package dev.casebook.trace.loki;

import dev.casebook.trace.TraceRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a line belongs to: a trace, a session, a user, a service; by its labels, its structured metadata or its JSON. */
final class Belonging {
    private static final Pattern TRACE_ID = Pattern.compile("(?=[0-9a-fA-F]*[1-9a-fA-F])[0-9a-fA-F]{16,32}");
    private static final int MARK = 8;

    private final LokiSettings.Names names;

    Belonging(LokiSettings.Names names) {
        this.names = names;
    }

    /** In canonical form, 32 hexadecimal digits. */
    Optional<String> traceId(LogLine line) {
        return text(line, traceNames())
                .filter(id -> TRACE_ID.matcher(id).matches())
                .map(id -> TraceRef.tempo(id).id());
    }

    Optional<String> session(LogLine line) {
        return text(line, sessionNames());
    }

    Optional<String> user(LogLine line) {
        return text(line, userNames());
    }

    Optional<String> service(LogLine line) {
        return line.label(names.service());
    }

    List<String> traceNames() {
        return with(names.traceId(), "trace_id", "traceid", "traceID", "traceId");
    }

    List<String> sessionNames() {
        return with(names.session(), "session_id", "conversation_id", "thread_id", "gen_ai_conversation_id");
    }

    List<String> userNames() {
        return List.of("user_id", "enduser_id");
    }

    List<String> agentNames() {
        return with(names.service(), "gen_ai_agent_name", "agent_name");
    }

    List<String> environmentNames() {
        return List.of("deployment_environment_name", "deployment_environment", "environment", "env");
    }

    /** Tells lines of the same nanosecond apart without saying what they hold. */
    static String mark(LogLine line) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(line.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Optional<String> text(LogLine line, List<String> names) {
        return LineFields.of(line)
                .text(names.stream().map(LineFields::normal).distinct().toArray(String[]::new));
    }

    private static List<String> with(String configured, String... usual) {
        return Stream.concat(Stream.of(configured), Stream.of(usual)).distinct().toList();
    }
}
