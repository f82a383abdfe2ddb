package dev.casebook.trace.conversations;

import static dev.casebook.trace.ConversationLookup.Handle.CONVERSATION;
import static dev.casebook.trace.ConversationLookup.Handle.TICKET;

import dev.casebook.CasebookException;
import dev.casebook.trace.ConversationLookup.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL statement in which {@code :conversation} and {@code :ticket} stand for what is looked up, in the form that a
 * prepared statement takes. Values never become part of the text.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters what each {@code ?} stands for, in order
 */
public record NamedQuery(String sql, List<Handle> parameters) {
    /** What is left as it is: strings, quoted names, comments, casts. Then what means something. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<kept>'(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\"|--[^\\n]*+"
                    + "|/\\*(?:[^*]|\\*(?!/))*+\\*/|\\$(?<tag>[A-Za-z_]*+)\\$.*?\\$\\k<tag>\\$|::|:=)"
                    + "|:(?<name>[A-Za-z_][A-Za-z0-9_]*+)|(?<mark>\\?)|(?<end>;)",
            Pattern.DOTALL);

    public NamedQuery {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads a query.
     *
     * @throws CasebookException.Permanent when it has no parameter, an unknown one, or is more than one statement
     */
    public static NamedQuery of(String written) {
        String query = written.strip().replaceFirst(";$", "");
        StringBuilder sql = new StringBuilder();
        List<Handle> parameters = new ArrayList<>();
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            String replacement = token.group();
            if (token.group("name") != null) {
                parameters.add(handle(token.group("name")));
                replacement = "?";
            } else if (token.group("mark") != null) {
                replacement = "??";
            } else if (token.group("end") != null) {
                throw new CasebookException.Permanent("A look-up query is one statement; take the semicolon out.");
            }
            token.appendReplacement(sql, Matcher.quoteReplacement(replacement));
        }
        if (parameters.isEmpty()) {
            throw new CasebookException.Permanent(
                    "A look-up query says where the id goes: write :conversation or :ticket into it, outside of quotes.");
        }
        return new NamedQuery(token.appendTail(sql).toString(), parameters);
    }

    /** Whether the query can be asked for that. */
    public boolean takes(Handle handle) {
        return parameters.contains(handle);
    }

    private static Handle handle(String name) {
        return switch (name) {
            case "conversation" -> CONVERSATION;
            case "ticket" -> TICKET;
            default ->
                throw new CasebookException.Permanent(
                        "A look-up query knows :conversation and :ticket, not :%s.".formatted(name));
        };
    }
}
