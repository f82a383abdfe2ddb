package dev.casebook.trace.conversations;

import dev.casebook.CasebookException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's refusals as sentences for people, by SQLSTATE. The server's own words are left out, and the error is not kept
 * as the cause: both may quote the value that was looked up.
 *
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
 */
final class PostgresRefusal {
    /** Too many connections, shutting down or starting up, out of resources, serialization failure, deadlock. */
    private static final Set<String> BUSY =
            Set.of("53300", "53200", "53400", "57P01", "57P02", "57P03", "40001", "40P01", "55P03");

    private static final Set<String> UNFIT_VALUES = Set.of("22P02", "22003", "22007", "22008", "22021");

    private final String name;
    private final Duration timeout;

    PostgresRefusal(String name, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
    }

    /** Text that is not a number, a number out of range, a date that is none: the value is not of the column's type. */
    static boolean valueDoesNotFit(SQLException refused) {
        return UNFIT_VALUES.contains(String.valueOf(refused.getSQLState()));
    }

    CasebookException of(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        if (has(refused, SSLException.class) || state.equals("08004")) {
            return permanent(
                    state, "No protected connection came about; check sslmode in its url and its certificate.");
        }
        if (state.equals("57014") || has(refused, SocketTimeoutException.class)) {
            return retryable("did not answer within %d ms".formatted(timeout.toMillis()));
        }
        if (BUSY.contains(state)) {
            return retryable("is busy or restarting (SQLSTATE %s)".formatted(state));
        }
        if (state.startsWith("08")) {
            return retryable("could not be reached");
        }
        return permanent(state, meaning(state));
    }

    CasebookException noRows() {
        return new CasebookException.Permanent(
                "The query of %s gives no rows at all; it must be a SELECT. Nothing was changed.".formatted(name));
    }

    private static String meaning(String state) {
        return switch (state) {
            case "28P01", "28000" -> "It does not accept the user or the password; check its secrets.";
            case "3D000" -> "It has no database of that name; check its url.";
            case "42501" -> "Its user may not read what the query reads; grant that user SELECT on it.";
            case "25006" -> "Its query wants to write, and a look-up only reads; check the query.";
            case "42P01" -> "Its query names a table that is not there; check the query.";
            case "42703" -> "Its query names a column that is not there; check the query.";
            case "42P18" -> "The type of a parameter of its query is open; write cast(:ticket as text).";
            default -> "Its query is wrong; check the query.";
        };
    }

    private CasebookException permanent(String state, String what) {
        return new CasebookException.Permanent(
                "%s refused the look-up (SQLSTATE %s). %s Nothing was changed.".formatted(name, state, what));
    }

    private CasebookException retryable(String what) {
        return new CasebookException.Retryable(
                "%s %s. Nothing was changed; it can be tried again.".formatted(name, what));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
