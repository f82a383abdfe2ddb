package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.FoundMessage;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.slack.Chat;
import dev.casebook.bot.slack.MessageMap;
import dev.casebook.bot.slack.Slot;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a reply where it belongs, as one visible message, however often the reply is delivered.
 *
 * <p>A refresh reads the newest state when it is its turn; one that comes too early is put back on the queue, unless a later one
 * is there already, so that the last state is always shown. Safe for several threads.
 */
public final class DeliverReply {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverReply.class);
    /** Slack's clock and ours may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration AFTER_PLAN = Duration.ofMillis(100);

    private final BotParts parts;
    private final MessageMap messages;
    private final NewestState newest;
    private final Choices choices;
    private final Marked marked;

    public DeliverReply(BotParts parts) {
        this.parts = parts;
        this.messages = new MessageMap(parts.table(), parts.clock());
        this.newest = new NewestState(parts);
        this.choices = new Choices(parts);
        this.marked = new Marked(parts, messages, newest);
    }

    /**
     * Delivers it.
     *
     * @param delivery the same for every delivery of the same queue message
     * @throws CasebookException.Retryable when it may succeed later
     * @throws CasebookException.Permanent when only a person can mend it
     */
    public void deliver(String delivery, Reply reply) {
        switch (reply) {
            case Reply.Refresh refresh -> refresh(refresh);
            case Reply.Told told -> note(delivery, told, () -> NoteMessage.of(told));
            case Reply.Found found -> note(delivery, found, () -> FoundMessage.of(found.found(), parts.links()));
            case Reply.Counted counted -> note(delivery, counted, () -> NoteMessage.of(counted));
            case Reply.Refused refused -> note(delivery, refused, () -> NoteMessage.of(refused));
            case Reply.Choose choose -> note(delivery, choose, () -> choices.of(choose.choice()));
            case Reply.PreviewLinks links ->
                parts.chat()
                        .unfurl(links.preview().unfurlId(), links.preview().source(), marked.previews(links.preview()));
            case Reply.FollowReaction reaction ->
                marked.behind(reaction).ifPresent(shown -> note(delivery, reaction, () -> shown));
            case Reply.LearnGroups learn ->
                learn.groups()
                        .forEach(
                                group -> parts.groups().keep(group, parts.chat().members(group)));
        }
    }

    private void refresh(Reply.Refresh refresh) {
        Subject subject = refresh.subject();
        String name = subject.kind().name() + "/" + subject.id();
        try {
            show(refresh, name, true, () -> newest.of(subject));
            if (subject.kind() == Subject.Kind.REPORT) {
                new Reports(parts).share(refresh.to(), subject.id());
            }
        } catch (CasebookException.Permanent e) {
            tellRequester(refresh, e);
            throw e;
        }
    }

    private void note(String delivery, Reply reply, Supplier<SlackMessage> note) {
        show(reply, "note/" + delivery, false, note);
    }

    private void show(Reply reply, String name, boolean lasting, Supplier<SlackMessage> message) {
        switch (reply.to()) {
            case Address.Ephemeral to -> parts.chat().whisper(to, message.get());
            case Address.ChannelMessage to ->
                show(reply, new Slot(to.channel(), Optional.empty(), name, lasting), message);
            case Address.InThread to ->
                show(reply, new Slot(to.channel(), Optional.of(to.ts()), name, lasting), message);
            case Address.Direct to -> show(reply, new Slot(to.user(), Optional.empty(), name, lasting), message);
            case Address.Home home -> throw unsupported();
            case Address.View view -> throw unsupported();
        }
    }

    private static CasebookException unsupported() {
        return new CasebookException.Permanent(
                "Home tabs and open forms are not refreshed by this version. Nothing was shown.");
    }

    private void show(Reply reply, Slot slot, Supplier<SlackMessage> message) {
        switch (messages.begin(slot)) {
            case MessageMap.Turn.Later later -> comeBack(reply, slot, later);
            case MessageMap.Turn.Post post -> post(reply, post.claim(), message);
            case MessageMap.Turn.Look look -> look(reply, look, message);
            case MessageMap.Turn.Update update -> update(reply, update.claim(), update.where(), message);
        }
    }

    private void comeBack(Reply reply, Slot slot, MessageMap.Turn.Later later) {
        if (!slot.lasting()) {
            throw new CasebookException.Retryable("Another delivery of the same message is at it.");
        }
        if (later.planned()) {
            return;
        }
        // Noted first, and sent for a moment after: the planned refresh must never take itself for one that is still to
        // come.
        messages.planned(slot, later.delay());
        parts.replies().send(reply, later.delay().plus(AFTER_PLAN));
    }

    private void look(Reply reply, MessageMap.Turn.Look look, Supplier<SlackMessage> message) {
        Slot slot = look.claim().slot();
        Optional<Chat.Posted> found = find(slot, look);
        if (found.isPresent()) {
            update(reply, look.claim(), found.get(), message);
        } else {
            post(reply, look.claim(), message);
        }
    }

    private Optional<Chat.Posted> find(Slot slot, MessageMap.Turn.Look look) {
        try {
            Instant since = look.since().minus(SKEW);
            return parts.chat().find(slot.channel(), slot.thread(), look.claim().mark(), since);
        } catch (CasebookException.Permanent e) {
            LOG.warn("Could not look for an earlier message, so another is posted: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void post(Reply reply, MessageMap.Claim claim, Supplier<SlackMessage> message) {
        Slot slot = claim.slot();
        SlackMessage shown = prepared(claim, message);
        Chat.Posted posted = released(claim, () -> parts.chat().post(slot.channel(), slot.thread(), shown));
        ended(reply, claim, posted, shown, message);
    }

    private void update(Reply reply, MessageMap.Claim claim, Chat.Posted where, Supplier<SlackMessage> message) {
        SlackMessage shown = prepared(claim, message);
        boolean there = released(claim, () -> parts.chat().update(where, shown));
        if (there) {
            ended(reply, claim, where, shown, message);
        } else {
            post(reply, claim, message);
        }
    }

    private SlackMessage prepared(MessageMap.Claim claim, Supplier<SlackMessage> message) {
        return released(claim, () -> marked(message.get(), claim.mark()));
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
    private void ended(
            Reply reply,
            MessageMap.Claim claim,
            Chat.Posted where,
            SlackMessage shown,
            Supplier<SlackMessage> message) {
        messages.shown(claim, where);
        if (claim.slot().lasting() && !sameState(shown, marked(message.get(), claim.mark()))) {
            comeBack(reply, claim.slot(), new MessageMap.Turn.Later(MessageMap.PACE, false));
        }
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

    /** Who asked for a run hears in a direct message that its channel cannot be reached. */
    private void tellRequester(Reply.Refresh refresh, CasebookException.Permanent problem) {
        if (refresh.subject().kind() != Subject.Kind.EXPERIMENT || refresh.to() instanceof Address.Direct) {
            return;
        }
        parts.experiments().find(refresh.subject().id()).ifPresent(experiment -> {
            Reply.Told told = new Reply.Told(
                    new Address.Direct(experiment.request().by()), experiment.id() + ": " + problem.getMessage());
            try {
                note("unreachable/" + experiment.id(), told, () -> NoteMessage.of(told));
            } catch (CasebookException e) {
                LOG.warn("Who asked for {} could not be told either: {}", experiment.id(), e.getMessage());
            }
        });
    }
}
