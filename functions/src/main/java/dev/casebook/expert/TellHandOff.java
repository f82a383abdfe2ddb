package dev.casebook.expert;

import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Has the people of a hand-off told, in direct messages: each kind of message is one subject, so that it is shown once however
 * often it is sent for.
 */
public final class TellHandOff {
    private final ReplyQueue replies;

    public TellHandOff(ReplyQueue replies) {
        this.replies = replies;
    }

    /** What a message about a hand-off is for. */
    public enum Purpose {
        /** The expert's form, and what became of it. */
        FORM,
        /** The expert is reminded. */
        REMINDER,
        /** Whoever asked hears that there is no answer yet. */
        SILENCE,
        /** Whoever asked hears what came of it. */
        OUTCOME;

        /** As it stands behind a hand-off's id in a subject's: {@code 7KQ2M9XA/1/form}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The expert's form; one that is over has no buttons any more. */
    public void expert(HandOff handOff) {
        send(handOff.expert(), handOff, Purpose.FORM);
    }

    /** Whoever asked hears what came of it, unless they did it themselves. */
    public void asker(HandOff ended) {
        if (!ended.endedBy().equals(Optional.of(ended.askedBy()))) {
            send(ended.askedBy(), ended, Purpose.OUTCOME);
        }
    }

    void reminder(HandOff handOff) {
        send(handOff.expert(), handOff, Purpose.REMINDER);
        if (!handOff.expert().equals(handOff.askedBy())) {
            send(handOff.askedBy(), handOff, Purpose.SILENCE);
        }
    }

    private void send(String user, HandOff handOff, Purpose purpose) {
        replies.send(
                new Reply.Refresh(
                        new Address.Direct(user),
                        new Subject(Subject.Kind.HAND_OFF, handOff.id() + "/" + purpose.word())),
                Duration.ZERO);
    }
}
