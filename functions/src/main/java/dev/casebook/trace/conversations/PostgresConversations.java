package dev.casebook.trace.conversations;

import dev.casebook.CasebookException;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.TraceRef;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL database. Each look-up opens a connection, prepares the query, runs it in a read-only transaction with a
 * statement time-out and closes: look-ups are rare, and nothing is left open on the team's database.
 *
 * <p>What a person typed is bound as a parameter without a type, so that the server compares it as the column's own. A value
 * that cannot be of that type (letters for a number) is nowhere in the table: nothing is found.
 */
public final class PostgresConversations implements ConversationLookup {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresConversations.class);

    private final ConversationSettings settings;
    private final Function<String, List<TraceRef>> references;
    private final PostgresRefusal refusal;

    /**
     * Makes a look-up.
     *
     * @param references the references that a value of the query's first column holds
     */
    public PostgresConversations(ConversationSettings settings, Function<String, List<TraceRef>> references) {
        this.settings = settings;
        this.references = references;
        this.refusal = new PostgresRefusal(settings.name(), settings.timeout());
    }

    @Override
    public List<TraceRef> refs(Handle kind, String value) {
        if (!settings.query().takes(kind) || value.indexOf('\0') >= 0) {
            return List.of();
        }
        try (Connection connection = DriverManager.getConnection(settings.url(), properties())) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            limitTime(connection);
            List<String> cells = ask(connection, kind, value);
            connection.rollback();
            return refs(cells);
        } catch (SQLException refused) {
            throw refusal.of(refused);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user().get());
        properties.setProperty("password", settings.password().get());
        properties.setProperty("ApplicationName", "casebook");
        properties.setProperty("stringtype", "unspecified");
        properties.setProperty("connectTimeout", seconds(settings.timeout()));
        properties.setProperty("loginTimeout", seconds(settings.timeout()));
        properties.setProperty("socketTimeout", seconds(settings.timeout().plusSeconds(1)));
        return properties;
    }

    /** Ends with the transaction; a connection pool between here and the server understands it, too. */
    private void limitTime(Connection connection) throws SQLException {
        try (Statement limit = connection.createStatement()) {
            limit.execute("SET LOCAL statement_timeout = " + settings.timeout().toMillis());
        }
    }

    private List<String> ask(Connection connection, Handle kind, String value) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(settings.query().sql())) {
            bind(query, kind, value);
            if (query.getMetaData() == null) {
                throw refusal.noRows();
            }
            query.setMaxRows(settings.maxRows() + 1);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String cell = rows.getString(1);
                    if (cell != null) {
                        cells.add(cell.strip());
                    }
                }
            } catch (SQLException unfit) {
                if (PostgresRefusal.valueDoesNotFit(unfit)) {
                    return List.of();
                }
                throw unfit;
            }
        }
        return cells;
    }

    private void bind(PreparedStatement query, Handle kind, String value) throws SQLException {
        List<Handle> parameters = settings.query().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) == kind) {
                query.setString(i + 1, value);
            } else {
                query.setNull(i + 1, Types.VARCHAR);
            }
        }
    }

    private List<TraceRef> refs(List<String> cells) {
        if (cells.size() > settings.maxRows()) {
            LOG.warn(
                    "{} knows more than {} traces of one id; the first are taken", settings.name(), settings.maxRows());
        }
        Set<TraceRef> refs = new LinkedHashSet<>();
        for (String cell : cells.subList(0, Math.min(cells.size(), settings.maxRows()))) {
            List<TraceRef> found = references.apply(cell);
            if (found.isEmpty()) {
                throw new CasebookException.Permanent(
                        "The query of %s gives something that is not a trace id in its first column. Nothing was changed; check the query."
                                .formatted(settings.name()));
            }
            refs.addAll(found);
        }
        return List.copyOf(refs);
    }

    private static String seconds(Duration time) {
        return Long.toString(Math.max(1, (time.toMillis() + 999) / 1000));
    }
}
