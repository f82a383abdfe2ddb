package dev.casebook.local.tracestore;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into pieces. A word may hold a quoted part, as in {@code span."http.my header"}. */
final class TraceQlLexer {

    private static final List<String> SIGNS = List.of(
            "&&", "||", "!=", "=~", "!~", "<=", ">=", ">>", "<<", "=", "<", ">", "{", "}", "(", ")", "|", ",", "!");
    private static final String ENDS_A_WORD = "{}()=~!<>|&,\"`";

    private final String query;
    private int at;

    private TraceQlLexer(String query) {
        this.query = query;
    }

    static List<TraceQlToken> tokens(String query) {
        TraceQlLexer lexer = new TraceQlLexer(query);
        List<TraceQlToken> tokens = new ArrayList<>();
        TraceQlToken token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != TraceQlToken.Kind.END);
        return List.copyOf(tokens);
    }

    static BadQuery error(int column, String problem) {
        return new BadQuery("invalid TraceQL query: parse error at line 1, col " + column + ": " + problem);
    }

    private TraceQlToken next() {
        while (at < query.length() && Character.isWhitespace(query.charAt(at))) {
            at++;
        }
        int column = at + 1;
        if (at == query.length()) {
            return new TraceQlToken(TraceQlToken.Kind.END, "", column);
        }
        char first = query.charAt(at);
        if (first == '"' || first == '`') {
            return new TraceQlToken(TraceQlToken.Kind.STRING, quoted(), column);
        }
        for (String sign : SIGNS) {
            if (query.startsWith(sign, at)) {
                at += sign.length();
                return new TraceQlToken(TraceQlToken.Kind.SIGN, sign, column);
            }
        }
        return new TraceQlToken(TraceQlToken.Kind.WORD, word(), column);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < query.length()) {
            char next = query.charAt(at);
            boolean quotedPart = next == '"' && !word.isEmpty() && word.charAt(word.length() - 1) == '.';
            if (quotedPart) {
                word.append(quoted());
            } else if (Character.isWhitespace(next) || ENDS_A_WORD.indexOf(next) >= 0) {
                break;
            } else {
                word.append(next);
                at++;
            }
        }
        if (word.isEmpty()) {
            throw error(at + 1, "unexpected \"" + query.charAt(at) + "\"");
        }
        return word.toString();
    }

    private String quoted() {
        char quote = query.charAt(at);
        int begin = at++;
        StringBuilder text = new StringBuilder();
        while (at < query.length() && query.charAt(at) != quote) {
            char next = query.charAt(at++);
            if (next == '\\' && quote == '"' && at < query.length()) {
                text.append(escaped(query.charAt(at++)));
            } else {
                text.append(next);
            }
        }
        if (at == query.length()) {
            throw error(begin + 1, "literal not terminated");
        }
        at++;
        return text.toString();
    }

    private char unicode() {
        int end = Math.min(at + 4, query.length());
        String digits = query.substring(at, end);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw error(at, "unknown escape \\u");
        }
        at = end;
        return (char) Integer.parseInt(digits, 16);
    }

    private char escaped(char code) {
        return switch (code) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\' -> code;
            case 'u' -> unicode();
            default -> throw error(at, "unknown escape \\" + code);
        };
    }
}
