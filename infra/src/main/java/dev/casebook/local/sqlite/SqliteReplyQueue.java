package dev.casebook.local.sqlite;

import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;

/** Sends replies to the local queue that the bot reads. Safe for several threads. */
public final class SqliteReplyQueue implements ReplyQueue {
    private final SqliteQueue replies;

    public SqliteReplyQueue(SqliteQueue replies) {
        this.replies = replies;
    }

    @Override
    public void send(Reply reply, Duration delay) {
        replies.send(Messages.write(reply), delay);
    }
}
