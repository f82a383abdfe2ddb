package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.FoundMessage;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.slack.Chat;
import dev.casebook.bot.slack.MessageMap;
import dev.casebook.bot.slack.Slot;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a reply where it belongs, as one visible message, however often the reply is delivered.
 *
 * <p>A refresh reads the newest state when it is its turn, shows it and fills the thread below it. Safe for several threads.
 */
public final class DeliverReply {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverReply.class);

    private final BotParts parts;
    private final NewestState newest;
    private final NewestBelow below;
    private final Reports reports;
    private final Exports exports;
    private final ShowInSlot slots;
    private final ShowBelow showBelow;
    private final Choices choices;
    private final Marked marked;
    private final Unreachable unreachable;

    public DeliverReply(BotParts parts) {
        this.parts = parts;
        MessageMap messages = new MessageMap(parts.table(), parts.clock());
        RunState runs = new RunState(parts);
        this.reports = new Reports(parts);
        this.exports = new Exports(parts);
        this.newest = new NewestState(parts, runs, reports, exports);
        this.below = new NewestBelow(parts, runs);
        this.slots = new ShowInSlot(parts, messages);
        this.showBelow = new ShowBelow(slots);
        this.choices = new Choices(parts);
        this.marked = new Marked(parts, messages, newest);
        this.unreachable = new Unreachable(parts);
    }

    /**
     * Delivers it.
     *
     * @param delivery the same for every delivery of the same queue message
     * @throws CasebookException.Retryable when it may succeed later
     * @throws CasebookException.Permanent when only a person can mend it
     */
    public void deliver(String delivery, Reply reply) {
        try {
            show(delivery, reply);
        } catch (CasebookException.Permanent e) {
            unreachable.noted(reply, e).ifPresent(told -> tell(Unreachable.name(delivery, reply), told));
            throw e;
        }
    }

    private void tell(String name, Reply.Told told) {
        try {
            note(name, told, () -> NoteMessage.of(told));
        } catch (CasebookException e) {
            LOG.warn("Who asked could not be told either: {}", e.getMessage());
        }
    }

    private void show(String delivery, Reply reply) {
        switch (reply) {
            case Reply.Refresh refresh -> refresh(delivery, refresh);
            case Reply.Told told -> note(delivery, told, () -> NoteMessage.of(told));
            case Reply.Found found -> note(delivery, found, () -> FoundMessage.of(found.found(), parts.links()));
            case Reply.Counted counted -> note(delivery, counted, () -> NoteMessage.of(counted));
            case Reply.Refused refused -> note(delivery, refused, () -> NoteMessage.of(refused));
            case Reply.Choose choose -> note(delivery, choose, () -> choices.of(choose.choice(), choose.to()));
            case Reply.PreviewLinks links ->
                parts.chat().unfurl(links.preview().unfurlId(), links.preview().source(), marked.previews(links));
            case Reply.FollowReaction reaction ->
                marked.behind(reaction).ifPresent(shown -> note(delivery, reaction, () -> shown));
            case Reply.LearnGroups learn ->
                learn.groups()
                        .forEach(
                                group -> parts.groups().keep(group, parts.chat().members(group)));
        }
    }

    private void refresh(String delivery, Reply.Refresh refresh) {
        Subject subject = refresh.subject();
        String name = subject.kind().name() + "/" + subject.id();
        shareFile(delivery, refresh);
        if (refresh.to() instanceof Address.Ephemeral to) {
            parts.chat().whisper(to, newest.of(subject, to));
            below.of(subject).messages().forEach(each -> parts.chat().whisper(to, each.message()));
            return;
        }
        show(refresh, name, true, () -> newest.of(subject, refresh.to()))
                .ifPresent(root -> showBelow.show(refresh, root, name, below.of(subject)));
    }

    /** With whoever asked, directly; in a thread, with the thread. What hinders it is said, and the message comes all the same. */
    private void shareFile(String delivery, Reply.Refresh refresh) {
        Optional<Below.File> file = switch (refresh.subject().kind()) {
            case REPORT -> reports.file(refresh.subject().id());
            case EXPORT -> exports.file(refresh.subject().id());
            case INCIDENT, CASE, EXPERIMENT, DATASET, INCIDENTS, DATASETS, COMPARISON -> Optional.empty();
            case NIGHT, PRUNING, STATUS, HAND_OFF, HOME -> Optional.empty();
        };
        try {
            file.ifPresent(found -> slots.share(refresh, filed(refresh.to(), "file/" + delivery), found));
        } catch (CasebookException.Permanent e) {
            LOG.warn("A file was not shared: {}", e.getMessage());
            Reply.Told told = new Reply.Told(refresh.to(), "The file could not be sent: " + e.getMessage());
            note(delivery + "/no-file", told, () -> NoteMessage.of(told));
        }
    }

    private static Slot filed(Address to, String name) {
        return switch (to) {
            case Address.Ephemeral in -> new Slot(in.user(), Optional.empty(), name, false);
            case Address.Direct in -> new Slot(in.user(), Optional.empty(), name, false);
            case Address.Home in -> new Slot(in.user(), Optional.empty(), name, false);
            case Address.View in -> new Slot(in.user(), Optional.empty(), name, false);
            case Address.ChannelMessage in -> new Slot(in.channel(), Optional.empty(), name, false);
            case Address.InThread in -> new Slot(in.channel(), Optional.of(in.ts()), name, false);
        };
    }

    private void note(String delivery, Reply reply, Supplier<SlackMessage> note) {
        show(reply, "note/" + delivery, false, note);
    }

    /** Where it stands now; empty when it comes again later, or is seen by one person alone without being a message of the channel. */
    private Optional<Chat.Posted> show(Reply reply, String name, boolean lasting, Supplier<SlackMessage> message) {
        Optional<Slot> slot = slot(reply.to(), name, lasting);
        if (slot.isEmpty() && reply.to() instanceof Address.Ephemeral to) {
            parts.chat().whisper(to, message.get());
        } else if (slot.isEmpty() && reply.to() instanceof Address.Home home) {
            parts.chat().publishHome(home.user(), message.get());
        }
        return slot.flatMap(place -> slots.show(new ShowInSlot.Wanted(reply, place, message)));
    }

    private static Optional<Slot> slot(Address to, String name, boolean lasting) {
        return switch (to) {
            case Address.Ephemeral ephemeral -> Optional.empty();
            case Address.ChannelMessage in -> Optional.of(new Slot(in.channel(), Optional.empty(), name, lasting));
            case Address.InThread in -> Optional.of(new Slot(in.channel(), Optional.of(in.ts()), name, lasting));
            case Address.Direct in -> Optional.of(new Slot(in.user(), Optional.empty(), name, lasting));
            case Address.Home home -> Optional.empty();
            case Address.View view -> throw unsupported();
        };
    }

    private static CasebookException unsupported() {
        return new CasebookException.Permanent("Open forms are not refreshed by this version. Nothing was shown.");
    }
}
