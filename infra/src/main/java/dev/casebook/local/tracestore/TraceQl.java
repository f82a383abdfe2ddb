package dev.casebook.local.tracestore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the subset of TraceQL that this store answers: pairs of braces joined by {@code &&}, in them conditions joined by
 * {@code &&} and {@code ||} with parentheses, then perhaps {@code | select(…)}. Anything else is refused with its place in the
 * query.
 */
final class TraceQl {

    private static final Map<String, Field.Intrinsic> INTRINSICS = Map.ofEntries(
            Map.entry("name", Field.Intrinsic.NAME),
            Map.entry("span:name", Field.Intrinsic.NAME),
            Map.entry("status", Field.Intrinsic.STATUS),
            Map.entry("span:status", Field.Intrinsic.STATUS),
            Map.entry("statusMessage", Field.Intrinsic.STATUS_MESSAGE),
            Map.entry("span:statusMessage", Field.Intrinsic.STATUS_MESSAGE),
            Map.entry("kind", Field.Intrinsic.KIND),
            Map.entry("span:kind", Field.Intrinsic.KIND),
            Map.entry("duration", Field.Intrinsic.DURATION),
            Map.entry("span:duration", Field.Intrinsic.DURATION),
            Map.entry("rootName", Field.Intrinsic.ROOT_NAME),
            Map.entry("trace:rootName", Field.Intrinsic.ROOT_NAME),
            Map.entry("rootServiceName", Field.Intrinsic.ROOT_SERVICE_NAME),
            Map.entry("trace:rootService", Field.Intrinsic.ROOT_SERVICE_NAME),
            Map.entry("traceDuration", Field.Intrinsic.TRACE_DURATION),
            Map.entry("trace:duration", Field.Intrinsic.TRACE_DURATION),
            Map.entry("trace:id", Field.Intrinsic.TRACE_ID),
            Map.entry("span:id", Field.Intrinsic.SPAN_ID));
    private static final Set<String> KEYWORDS =
            Set.of("error", "ok", "unset", "unspecified", "internal", "server", "client", "producer", "consumer");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);

    private final List<TraceQlToken> tokens;
    private int at;

    private TraceQl(String query) {
        this.tokens = TraceQlLexer.tokens(query);
    }

    static SpanQuery parse(String query) {
        return new TraceQl(query).query();
    }

    private SpanQuery query() {
        List<Expression> sets = new ArrayList<>();
        do {
            sets.add(set());
        } while (accept("&&"));
        List<Field> selected = accept("|") ? select() : List.of();
        if (peek().kind() != TraceQlToken.Kind.END) {
            throw unexpected("the end of the query; only { … } && { … } and | select(…) are available here");
        }
        return new SpanQuery(sets, selected);
    }

    private Expression set() {
        expect("{");
        if (accept("}")) {
            return new Expression.All(List.of());
        }
        Expression expression = either();
        if (!peek().isSign("}")) {
            throw unexpected("&&, || or }");
        }
        expect("}");
        return expression;
    }

    /** {@code &&} binds closer than {@code ||}. */
    private Expression either() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(both());
        } while (accept("||"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.Any(parts);
    }

    private Expression both() {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (accept("&&"));
        return parts.size() == 1 ? parts.getFirst() : new Expression.All(parts);
    }

    private Expression part() {
        if (!accept("(")) {
            return condition();
        }
        Expression inner = either();
        expect(")");
        return inner;
    }

    private List<Field> select() {
        if (!next().text().equals("select")) {
            at--;
            throw unexpected("select(…), the only function available here");
        }
        expect("(");
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (accept(","));
        expect(")");
        return List.copyOf(fields);
    }

    private Condition condition() {
        Field field = field();
        Operator operator = Operator.of(peek().text())
                .filter(any -> peek().kind() == TraceQlToken.Kind.SIGN)
                .orElseThrow(() -> unexpected("a comparison such as = or =~"));
        at++;
        int column = peek().column();
        Literal literal = literal();
        check(field, operator, literal, column);
        return new Condition(field, operator, literal, pattern(operator, literal, column));
    }

    private Field field() {
        TraceQlToken token = next();
        Field.Intrinsic intrinsic = INTRINSICS.get(token.text());
        if (token.kind() == TraceQlToken.Kind.WORD && intrinsic != null) {
            return intrinsic;
        }
        for (Map.Entry<String, Field.Scope> prefix : Map.of(
                        ".", Field.Scope.ANY, "span.", Field.Scope.SPAN, "resource.", Field.Scope.RESOURCE)
                .entrySet()) {
            String name = token.text();
            if (token.kind() == TraceQlToken.Kind.WORD
                    && name.startsWith(prefix.getKey())
                    && name.length() > prefix.getKey().length()) {
                return new Field.Attribute(
                        prefix.getValue(), name.substring(prefix.getKey().length()));
            }
        }
        at--;
        throw unexpected("a field such as .session.id, span.x, resource.service.name, name or status");
    }

    private Literal literal() {
        TraceQlToken token = next();
        if (token.kind() == TraceQlToken.Kind.STRING) {
            return new Literal.Text(token.text());
        }
        String word = token.text();
        if (NUMBER.matcher(word).matches()) {
            return new Literal.Amount(Double.parseDouble(word));
        }
        if (DURATION.matcher(word).matches()) {
            return new Literal.Amount(nanos(word));
        }
        if (KEYWORDS.contains(word)) {
            return new Literal.Keyword(word);
        }
        return switch (word) {
            case "true", "false" -> new Literal.Truth(word.equals("true"));
            case "nil" -> new Literal.Nil();
            default -> {
                at--;
                throw unexpected("a value such as \"text\", 42, 1.5s, true, error or nil");
            }
        };
    }

    private static double nanos(String duration) {
        Matcher parts = DURATION_PART.matcher(duration);
        double nanos = 0;
        while (parts.find()) {
            nanos += Double.parseDouble(parts.group(1)) * NANOS.getOrDefault(parts.group(2), 0.0);
        }
        return nanos;
    }

    private static void check(Field field, Operator operator, Literal literal, int column) {
        boolean needsKeyword = field == Field.Intrinsic.STATUS || field == Field.Intrinsic.KIND;
        if (needsKeyword != literal instanceof Literal.Keyword) {
            throw TraceQlLexer.error(
                    column,
                    field.key()
                            + (needsKeyword ? " is compared with a word such as error" : " is not a status or kind"));
        }
        boolean ordered = literal instanceof Literal.Amount || literal instanceof Literal.Text;
        if ((operator.isOrder() && !ordered) || (operator.isPattern() && !(literal instanceof Literal.Text))) {
            throw TraceQlLexer.error(
                    column,
                    operator.sign() + " is not available for this "
                            + literal.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        }
    }

    private static Optional<Pattern> pattern(Operator operator, Literal literal, int column) {
        if (!operator.isPattern() || !(literal instanceof Literal.Text text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text.value()));
        } catch (PatternSyntaxException e) {
            throw TraceQlLexer.error(column, "invalid regular expression");
        }
    }

    private TraceQlToken peek() {
        return tokens.get(at);
    }

    private TraceQlToken next() {
        TraceQlToken token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean accept(String sign) {
        boolean there = peek().isSign(sign);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected(sign);
        }
    }

    private BadQuery unexpected(String wanted) {
        return TraceQlLexer.error(peek().column(), "unexpected " + peek().shown() + ", expected " + wanted);
    }
}
