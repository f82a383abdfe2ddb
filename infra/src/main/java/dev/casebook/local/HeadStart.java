package dev.casebook.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.Json;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.Dataset;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.Lane;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.local.sqlite.SqliteDatabase;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Loads what a run will need while its command line is read: the database's library, how records become JSON, the HTTP client. A
 * third of a second that would else pass before the first case. Without it everything is loaded when it is first needed.
 */
final class HeadStart {
    private static final List<Class<?>> RECORDS =
            List.of(Dataset.class, Experiment.class, Case.class, Lane.class, ResultRow.class, Diff.class);

    private HeadStart() {}

    /** Begins, and returns at once. */
    static void begin() {
        // Two threads that ask for the first logger at once are told so on standard error.
        LoggerFactory.getILoggerFactory();
        start("library", SqliteDatabase::loadLibrary);
        start("records", HeadStart::records);
        start("calls", () -> new ApacheHttpCalls().close());
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform()
                .daemon()
                .name("head-start-" + name)
                // What cannot be loaded is said by whoever needs it.
                .uncaughtExceptionHandler((thread, failure) -> {})
                .start(work);
    }

    /** A reader and a writer look up all of their parts when they are made, and the mapper keeps them. */
    private static void records() {
        ObjectMapper json = Json.mapper();
        for (Class<?> type : RECORDS) {
            json.readerFor(type);
            json.writerFor(type);
        }
    }
}
