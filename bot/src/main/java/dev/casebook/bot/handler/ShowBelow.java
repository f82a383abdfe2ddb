package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.slack.Chat;
import dev.casebook.bot.slack.Slot;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the thread below a message: messages and files once each, and the last message when all others are there. Safe for several
 * threads.
 */
final class ShowBelow {
    private static final Logger LOG = LoggerFactory.getLogger(ShowBelow.class);

    private final ShowInSlot slots;

    ShowBelow(ShowInSlot slots) {
        this.slots = slots;
    }

    /**
     * Shows it.
     *
     * @param root the message that it belongs to
     * @param name the root's slot
     */
    void show(Reply reply, Chat.Posted root, String name, Below below) {
        Place place = new Place(root.channel(), thread(reply.to(), root), name);
        below.messages()
                .forEach(each -> slots.show(new ShowInSlot.Wanted(reply, place.slot(each.name()), each::message)));
        files(reply, place, below);
        below.last()
                .ifPresent(last -> slots.once(new ShowInSlot.Wanted(reply, place.slot(last.name()), last::message)));
    }

    private record Place(String channel, String thread, String name) {
        Slot slot(String part) {
            return new Slot(channel, Optional.of(thread), name + "#" + part, true);
        }
    }

    /** A message in a thread has no thread of its own. */
    private static String thread(Address to, Chat.Posted root) {
        return to instanceof Address.InThread in ? in.ts() : root.ts();
    }

    /** A file that Slack refuses is said once, and nothing else waits for it. */
    private void files(Reply reply, Place place, Below below) {
        try {
            below.files().forEach(file -> slots.share(reply, place.slot(file.name()), file));
        } catch (CasebookException.Permanent e) {
            LOG.warn("A file was not shared: {}", e.getMessage());
            slots.once(new ShowInSlot.Wanted(
                    reply,
                    place.slot("no-files"),
                    () -> NoteMessage.missing("The files could not be attached.", String.valueOf(e.getMessage()))));
        }
    }
}
