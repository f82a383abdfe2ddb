package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.slack.Chat;
import dev.casebook.bot.slack.MessageMap;
import dev.casebook.bot.slack.Slot;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what belongs in a slot there, as one visible message or file, however often it is asked for. What comes too early is put
 * back on the queue, unless a later one is there already, so that the last state is always shown. Safe for several threads.
 */
final class ShowInSlot {
    private static final Logger LOG = LoggerFactory.getLogger(ShowInSlot.class);
    /** Slack's clock and ours may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration AFTER_PLAN = Duration.ofMillis(100);

    private final BotParts parts;
    private final MessageMap messages;

    ShowInSlot(BotParts parts, MessageMap messages) {
        this.parts = parts;
        this.messages = messages;
    }

    /** What is shown where, and the reply that asks for it. */
    record Wanted(Reply reply, Slot slot, Supplier<SlackMessage> message) {}

    /**
     * Posts it or brings it up to date.
     *
     * @return where it stands; empty when it comes again later
     */
    Optional<Chat.Posted> show(Wanted wanted) {
        return switch (messages.begin(wanted.slot())) {
            case MessageMap.Turn.Later later -> comeBack(wanted.reply(), wanted.slot(), later);
            case MessageMap.Turn.Post post -> post(wanted, post.claim());
            case MessageMap.Turn.Look look -> look(wanted, look);
            case MessageMap.Turn.Update update -> update(wanted, update.claim(), update.where());
        };
    }

    /** Posts it unless it stands there; what stands there stays as it is. */
    void once(Wanted wanted) {
        switch (messages.begin(wanted.slot())) {
            case MessageMap.Turn.Later later -> comeBack(wanted.reply(), wanted.slot(), later);
            case MessageMap.Turn.Post post -> post(wanted, post.claim());
            case MessageMap.Turn.Look look -> look(wanted, look);
            case MessageMap.Turn.Update update -> messages.released(update.claim());
        }
    }

    /** Shares a file unless it stands there. */
    void share(Reply reply, Slot slot, Below.File file) {
        switch (messages.begin(slot)) {
            case MessageMap.Turn.Later later -> comeBack(reply, slot, later);
            case MessageMap.Turn.Post post -> upload(post.claim(), file);
            case MessageMap.Turn.Look look -> {
                Instant since = look.since().minus(SKEW);
                Optional<Chat.Posted> there =
                        looked(() -> parts.chat().findFile(slot.channel(), slot.thread(), file.name(), since));
                there.ifPresentOrElse(where -> messages.shown(look.claim(), where), () -> upload(look.claim(), file));
            }
            case MessageMap.Turn.Update update -> messages.released(update.claim());
        }
    }

    private void upload(MessageMap.Claim claim, Below.File file) {
        Slot slot = claim.slot();
        Chat.Posted where = released(
                claim,
                () -> parts.chat()
                        .upload(slot.channel(), slot.thread(), file.content().get()));
        messages.shown(claim, where);
    }

    private Optional<Chat.Posted> comeBack(Reply reply, Slot slot, MessageMap.Turn.Later later) {
        if (!slot.lasting()) {
            throw new CasebookException.Retryable("Another delivery of the same message is at it.");
        }
        if (!later.planned()) {
            // Noted first, and sent for a moment after: the planned refresh must never take itself for one that is
            // still
            // to come.
            messages.planned(slot, later.delay());
            parts.replies().send(reply, later.delay().plus(AFTER_PLAN));
        }
        return Optional.empty();
    }

    private Optional<Chat.Posted> look(Wanted wanted, MessageMap.Turn.Look look) {
        Slot slot = wanted.slot();
        Instant since = look.since().minus(SKEW);
        Optional<Chat.Posted> found = looked(() ->
                parts.chat().find(slot.channel(), slot.thread(), look.claim().mark(), since));
        return found.isPresent() ? update(wanted, look.claim(), found.get()) : post(wanted, look.claim());
    }

    private static Optional<Chat.Posted> looked(Supplier<Optional<Chat.Posted>> look) {
        try {
            return look.get();
        } catch (CasebookException.Permanent e) {
            LOG.warn("Could not look for an earlier message, so another is posted: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Chat.Posted> post(Wanted wanted, MessageMap.Claim claim) {
        Slot slot = claim.slot();
        SlackMessage shown = prepared(wanted, claim);
        Chat.Posted posted = released(claim, () -> parts.chat().post(slot.channel(), slot.thread(), shown));
        return ended(wanted, claim, posted, shown);
    }

    private Optional<Chat.Posted> update(Wanted wanted, MessageMap.Claim claim, Chat.Posted where) {
        SlackMessage shown = prepared(wanted, claim);
        boolean there = released(claim, () -> parts.chat().update(where, shown));
        return there ? ended(wanted, claim, where, shown) : post(wanted, claim);
    }

    private SlackMessage prepared(Wanted wanted, MessageMap.Claim claim) {
        return released(claim, () -> marked(wanted.message().get(), claim.mark()));
    }

    /** Gives the slot back when it is sure that nothing was posted; a time-out leaves the lease to run out. */
    private <T> T released(MessageMap.Claim claim, Supplier<T> call) {
        try {
            return call.get();
        } catch (CasebookException.Permanent e) {
            messages.released(claim);
            throw e;
        } catch (CasebookException.Retryable e) {
            if (e.retryAfter().isPresent()) {
                messages.released(claim);
            }
            throw e;
        }
    }

    /** Notes where the message stands; if the state moved on while it was shown, another refresh follows. */
    private Optional<Chat.Posted> ended(Wanted wanted, MessageMap.Claim claim, Chat.Posted where, SlackMessage shown) {
        messages.shown(claim, where);
        if (claim.slot().lasting() && !sameState(shown, marked(wanted.message().get(), claim.mark()))) {
            comeBack(wanted.reply(), claim.slot(), new MessageMap.Turn.Later(MessageMap.PACE, false));
        }
        return Optional.of(where);
    }

    /** The expected time left changes with every reading; what a run's metadata says does not. */
    private static boolean sameState(SlackMessage one, SlackMessage other) {
        boolean run = one.metadata()
                .filter(metadata -> metadata.eventType().equals("casebook.experiment"))
                .isPresent();
        return run ? one.metadata().equals(other.metadata()) : one.equals(other);
    }

    private static SlackMessage marked(SlackMessage message, String mark) {
        String type = message.metadata().map(SlackMessage.Metadata::eventType).orElse("casebook.report");
        TreeMap<String, Object> payload = new TreeMap<>();
        message.metadata().ifPresent(metadata -> payload.putAll(metadata.payload()));
        payload.put(MessageMap.MARK, mark);
        return new SlackMessage(
                message.text(), message.blocks(), Optional.of(new SlackMessage.Metadata(type, payload)));
    }
}
