package dev.casebook.trace.loki;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The part of LogQL that is asked for, read strictly: a selector, line filters, and label filters joined by {@code or}. */
final class FakeLogQl {
    private final String query;
    private final List<Predicate<LogLine>> stages = new ArrayList<>();
    private int at;

    private FakeLogQl(String query) {
        this.query = query;
    }

    /** Throws {@link IllegalArgumentException} when it does not parse. */
    static FakeLogQl parse(String query) {
        FakeLogQl parsed = new FakeLogQl(query);
        parsed.selector();
        parsed.spaces();
        while (parsed.at < query.length()) {
            parsed.stages.add(parsed.stage());
            parsed.spaces();
        }
        return parsed;
    }

    boolean matches(LogLine line) {
        return stages.stream().allMatch(stage -> stage.test(line));
    }

    private void selector() {
        expect("{");
        do {
            stages.add(comparison());
        } while (took(","));
        expect("}");
    }

    private Predicate<LogLine> stage() {
        if (took("|=")) {
            String text = literal();
            return line -> line.text().contains(text);
        }
        if (took("|~")) {
            Pattern pattern = Pattern.compile(literal());
            return line -> pattern.matcher(line.text()).find();
        }
        expect("|");
        Predicate<LogLine> any = comparison();
        while (took("or ")) {
            any = any.or(comparison());
        }
        return any;
    }

    private Predicate<LogLine> comparison() {
        spaces();
        int from = at;
        while (at < query.length() && (Character.isLetterOrDigit(query.charAt(at)) || query.charAt(at) == '_')) {
            at++;
        }
        String name = query.substring(from, at);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no label at " + at);
        }
        if (took("=~")) {
            Pattern pattern = Pattern.compile(literal());
            return line -> pattern.matcher(line.labels().getOrDefault(name, "")).matches();
        }
        expect("=");
        String value = literal();
        return line -> line.labels().getOrDefault(name, "").equals(value);
    }

    /** As Go reads it: no raw line break inside, and only known escapes. */
    private String literal() {
        expect("\"");
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw new IllegalArgumentException("control character in a literal at " + at);
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(query.substring(at - 4, at), 16);
            }
            default -> throw new IllegalArgumentException("unknown escape at " + at);
        };
    }

    private char next() {
        if (at >= query.length()) {
            throw new IllegalArgumentException("ends early");
        }
        return query.charAt(at++);
    }

    private void spaces() {
        while (at < query.length() && query.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean took(String text) {
        spaces();
        if (!query.startsWith(text, at)) {
            return false;
        }
        at += text.length();
        return true;
    }

    private void expect(String text) {
        if (!took(text)) {
            throw new IllegalArgumentException("expected " + text + " at " + at);
        }
    }
}
