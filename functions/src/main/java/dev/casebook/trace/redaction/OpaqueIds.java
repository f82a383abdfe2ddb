package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells ids such as {@code 35cc6c90-b657-4819…}, {@code conv-43-1} or {@code U024BE7LH} from ones that name a person, such as
 * {@code raj_brown_5782} or {@code jane@example.org}: every word in an opaque id is a common prefix.
 */
final class OpaqueIds {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.:/|#]");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,64}");
    private static final Set<String> PREFIXES = Set.of(
            "user",
            "usr",
            "uid",
            "conv",
            "conversation",
            "session",
            "sess",
            "sid",
            "ctx",
            "context",
            "thread",
            "chat",
            "customer",
            "cust",
            "patient",
            "account",
            "acct",
            "agent",
            "case",
            "tenant",
            "org",
            "run",
            "test",
            "demo",
            "anon",
            "anonymous",
            "guest",
            "web",
            "api",
            "slack",
            "visitor",
            "member",
            "client",
            "eval",
            "trial",
            "casebook",
            "clinic",
            "local",
            "prod",
            "production",
            "staging",
            "dev",
            "req",
            "request",
            "call",
            "phone",
            "email",
            "sms",
            "mobile",
            "app",
            "id",
            "cus",
            "resp",
            "msg",
            "caller",
            "ticket",
            "sample",
            "seed");

    private OpaqueIds() {}

    static boolean isOpaque(String id) {
        for (String part : SEPARATORS.split(id, -1)) {
            if (!part.isEmpty() && !isOpaquePart(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpaquePart(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        if (!PART.matcher(part).matches()) {
            return false;
        }
        boolean word = part.chars().allMatch(Character::isLetter);
        return !word || part.length() < 3 || HEX.matcher(lower).matches() || PREFIXES.contains(lower);
    }
}
