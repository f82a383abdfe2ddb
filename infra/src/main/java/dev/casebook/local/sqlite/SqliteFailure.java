package dev.casebook.local.sqlite;

import dev.casebook.CasebookException;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Translates what SQLite reports into what the caller can do about it, once. */
final class SqliteFailure {

    private SqliteFailure() {}

    static CasebookException of(SQLException e) {
        String code = e instanceof SQLiteException known ? known.getResultCode().name() : "SQLITE_UNKNOWN";
        return switch (family(code)) {
            case "BUSY", "LOCKED" ->
                new CasebookException.Retryable("The local database is busy; nothing was written. Try again.", e);
            case "FULL" ->
                new CasebookException.Retryable(
                        "The disk with the local database is full; nothing was written. Free some space.", e);
            case "CORRUPT", "NOTADB" ->
                new CasebookException.Permanent(
                        "The local database file is damaged; nothing was written."
                                + " Restore it from a copy, or start with another CASEBOOK_DATA folder.",
                        e);
            case "READONLY", "CANTOPEN", "PERM", "AUTH" ->
                new CasebookException.Permanent(
                        "The local database cannot be written; nothing was changed."
                                + " Check who owns the files in the CASEBOOK_DATA folder.",
                        e);
            default ->
                new CasebookException.Permanent(
                        "The local database could not do its work (" + code + "); the change may be missing."
                                + " Check the disk that holds the CASEBOOK_DATA folder.",
                        e);
        };
    }

    /** {@code SQLITE_BUSY_SNAPSHOT} is a kind of {@code BUSY}. */
    private static String family(String code) {
        String name = code.startsWith("SQLITE_") ? code.substring("SQLITE_".length()) : code;
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }
}
