package dev.casebook.nightly;

import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import java.time.Duration;

/** Has a night's message shown in its agent's channel. A night has one message, however often it is sent for. */
public final class TellNights {
    private final NightLog log;
    private final ReplyQueue replies;

    public TellNights(NightLog log, ReplyQueue replies) {
        this.log = log;
        this.replies = replies;
    }

    /** Sends for it, and notes that it did; a crash in between sends for it again. */
    void tell(Night night) {
        if (night.told() || !night.settled()) {
            return;
        }
        replies.send(
                new Reply.Refresh(
                        new Address.ChannelMessage(night.place().channel()),
                        new Subject(Subject.Kind.NIGHT, night.id())),
                Duration.ZERO);
        log.change(night, night.toldNow());
    }
}
