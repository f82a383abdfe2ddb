package dev.casebook.local.slack.workspace;

import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import java.time.Duration;

/** The addresses behind {@code response_url}: five uses within thirty minutes, as at Slack. Safe for several threads. */
public final class ResponseUrls {

    /** How often one address may be used. */
    public static final int USES = 5;

    /** How long an address lives. */
    public static final Duration LIFE = Duration.ofMinutes(30);

    private final Database database;
    private final Ids ids;

    ResponseUrls(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** A new address; the result is its secret part. */
    public String create(ReplyTarget target) {
        return database.run(tx -> {
            String secret = ids.secret();
            tx.change(
                    "INSERT INTO response_urls (secret, expires, uses, body) VALUES (?, ?, 0, ?)",
                    secret,
                    tx.now().plus(LIFE).toEpochMilli(),
                    target.stored().toString());
            tx.change(
                    "DELETE FROM response_urls WHERE expires < ?",
                    tx.now().minus(Duration.ofDays(1)).toEpochMilli());
            return secret;
        });
    }

    /**
     * Counts one use.
     *
     * @throws SlackError {@code expired_url}, {@code used_url}, or {@code no_service} for an address never given out
     */
    public ReplyTarget use(String secret) {
        return database.run(tx -> {
            var url = tx.one(
                            row -> new Url(
                                    row.getLong("expires"),
                                    row.getInt("uses"),
                                    ReplyTarget.read(Json.stored(row.getString("body")))),
                            "SELECT * FROM response_urls WHERE secret = ?",
                            secret)
                    .orElseThrow(() -> new SlackError("no_service"));
            if (tx.now().toEpochMilli() > url.expires) {
                throw new SlackError("expired_url");
            }
            if (url.uses >= USES) {
                throw new SlackError("used_url");
            }
            tx.change("UPDATE response_urls SET uses = uses + 1 WHERE secret = ?", secret);
            return url.target;
        });
    }

    /** Remembers the message an address led to, so that {@code replace_original} finds it. */
    public void answered(String secret, ReplyTarget target, String ts) {
        ReplyTarget known = new ReplyTarget(target.person(), target.channel(), target.threadTs(), ts, "");
        database.run(tx -> tx.change(
                "UPDATE response_urls SET body = ? WHERE secret = ?",
                known.stored().toString(),
                secret));
    }

    private record Url(long expires, int uses, ReplyTarget target) {}
}
