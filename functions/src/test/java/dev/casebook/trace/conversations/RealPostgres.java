package dev.casebook.trace.conversations;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL server of this machine's kind, started for a test class; Maven brings its program. */
public final class RealPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Skips the test aloud where the server cannot run: no program for this machine, or only as root without namespaces. */
    public static RealPostgres start() {
        try {
            return new RealPostgres(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "20")
                    .start());
        } catch (IOException | IllegalStateException cannotRun) {
            return abort("SKIPPED: no PostgreSQL can be started here, so the look-up was not checked against one: "
                    + cannotRun.getMessage());
        }
    }

    public void run(String... statements) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
