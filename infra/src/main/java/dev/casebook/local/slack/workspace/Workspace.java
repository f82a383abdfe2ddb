package dev.casebook.local.slack.workspace;

import dev.casebook.local.slack.content.Json;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Everything the local Slack remembers, in one place. Safe for several threads. */
public final class Workspace implements AutoCloseable {

    private final InstantSource clock;
    private final Feed feed = new Feed();
    private final Database database;
    private final Ids ids;
    private final Triggers triggers;
    private final Channels channels;
    private final Messages messages;
    private final Views views;
    private final Files files;
    private final ResponseUrls responseUrls;

    /** Opens the file, or makes it with the two channels of a new workspace. */
    public Workspace(Path file, InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.ids = new Ids(random);
        this.database = new Database(file, feed, clock);
        this.triggers = new Triggers(clock, ids);
        this.channels = new Channels(database);
        this.messages = new Messages(database);
        this.views = new Views(database, ids);
        this.files = new Files(database, ids);
        this.responseUrls = new ResponseUrls(database, ids);
        database.run(tx -> tx.change(
                "INSERT OR IGNORE INTO counters (name, value) VALUES ('born', ?)", Timestamps.micros(tx.now())));
    }

    public InstantSource clock() {
        return clock;
    }

    public Feed feed() {
        return feed;
    }

    public Ids ids() {
        return ids;
    }

    public Triggers triggers() {
        return triggers;
    }

    public Channels channels() {
        return channels;
    }

    public Messages messages() {
        return messages;
    }

    public Views views() {
        return views;
    }

    public Files files() {
        return files;
    }

    public ResponseUrls responseUrls() {
        return responseUrls;
    }

    /** The revision of the newest change. */
    public long revision() {
        return counter("revision");
    }

    /** Names the present life of the channel: another file or a clearing gives it another name. */
    public String life() {
        return counter("born") + "-" + counter("cleared");
    }

    private long counter(String name) {
        return database.run(tx -> tx.one(row -> row.getLong(1), "SELECT value FROM counters WHERE name = ?", name)
                .orElse(0L));
    }

    /** Forgets all messages, views, files and response addresses; ids and revisions go on from where they were. */
    public void clear() {
        database.run(tx -> {
            for (String table : List.of("messages", "opened_views", "files", "response_urls")) {
                tx.change("DELETE FROM " + table);
            }
            long revision = tx.nextRevision();
            tx.change("INSERT OR REPLACE INTO counters (name, value) VALUES ('cleared', ?)", revision);
            tx.publish(revision, "reset", Json.object());
            return true;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
