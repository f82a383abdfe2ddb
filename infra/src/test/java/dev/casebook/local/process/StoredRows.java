package dev.casebook.local.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The results of one experiment in the program's data file, read beside it. */
final class StoredRows {

    private StoredRows() {}

    /** Case and trial of each, as {@code case id#0004}. */
    static List<String> of(Path data, String experiment) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        List<String> rows = new ArrayList<>();
        try (Connection connection = config.createConnection("jdbc:sqlite:" + data.resolve("casebook.db"));
                PreparedStatement query =
                        connection.prepareStatement("SELECT sk FROM items WHERE pk LIKE ? ORDER BY sk")) {
            query.setString(1, "ROWS#" + experiment + "#%");
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the data file cannot be read", e);
        }
        return rows;
    }
}
