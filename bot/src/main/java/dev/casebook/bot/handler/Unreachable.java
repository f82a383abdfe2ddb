package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.casefile.Case;
import dev.casebook.expert.HandOff;
import dev.casebook.incident.Incident;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What whoever asked is told, in a direct message, where a message could not be shown: which, why, and what to do. Safe for
 * several threads.
 */
final class Unreachable {
    private static final String PERSON = "[UW][A-Z0-9]{2,20}";

    private final BotParts parts;

    Unreachable(BotParts parts) {
        this.parts = parts;
    }

    /** Nothing where nobody asked, or where the direct messages of whoever asked are what cannot be reached. */
    Optional<Reply.Told> noted(Reply reply, CasebookException.Permanent problem) {
        return asker(reply)
                .filter(user -> user.matches(PERSON) && !reply.to().equals(new Address.Direct(user)))
                .map(user -> new Reply.Told(new Address.Direct(user), text(reply, problem)));
    }

    /** One message a subject, however often that is refreshed; one an answer to a person. */
    static String name(String delivery, Reply reply) {
        return reply instanceof Reply.Refresh refresh && !(reply.to() instanceof Address.Ephemeral)
                ? "unreachable/" + refresh.subject().id()
                : "unreachable/" + delivery;
    }

    private Optional<String> asker(Reply reply) {
        if (reply instanceof Reply.LearnGroups) {
            return Optional.empty();
        }
        if (reply.to() instanceof Address.Ephemeral alone) {
            return Optional.of(alone.user());
        }
        return reply instanceof Reply.Refresh refresh ? asker(refresh.subject()) : Optional.empty();
    }

    private Optional<String> asker(Subject subject) {
        return switch (subject.kind()) {
            case EXPERIMENT ->
                parts.experiments().find(subject.id()).map(run -> run.request().by());
            case HAND_OFF -> handOff(subject).map(HandOff::askedBy);
            case INCIDENT ->
                parts.incidents()
                        .find(subject.id())
                        .flatMap(this::caseOf)
                        .map(c -> c.origin().addedBy());
            case CASE, DATASET, INCIDENTS, DATASETS, COMPARISON, NIGHT, PRUNING -> Optional.empty();
            case REPORT, EXPORT, STATUS, HOME -> Optional.empty();
        };
    }

    private Optional<HandOff> handOff(Subject subject) {
        int slash = subject.id().lastIndexOf('/');
        return slash < 0 ? Optional.empty() : parts.handOffs().find(subject.id().substring(0, slash));
    }

    private Optional<Case> caseOf(Incident incident) {
        return incident.caseId()
                .flatMap(id -> parts.cases().find(incident.place().dataset(), id));
    }

    /** A short answer is repeated, so that it is not lost; of what can be shown again it is said how. */
    private String text(Reply reply, CasebookException.Permanent problem) {
        String why = String.valueOf(problem.getMessage());
        Stream<String> lines = switch (reply) {
            case Reply.Told told -> Stream.of(told.text(), why);
            case Reply.Refused refused -> Stream.of(NoteMessage.of(refused).text(), why);
            case Reply.Refresh refresh -> Stream.of(of(refresh.subject()), why);
            case Reply.Counted counted ->
                Stream.of("This is nearly the same as case " + counted.caseId() + ", so it was counted.", why);
            case Reply.Found found -> Stream.of(why);
            case Reply.Choose choose -> Stream.of(why);
            case Reply.PreviewLinks links -> Stream.of(why);
            case Reply.FollowReaction reaction -> Stream.of(why);
            case Reply.LearnGroups learn -> Stream.of(why);
        };
        return String.join("\n", lines.filter(line -> !line.isBlank()).toList());
    }

    private static String of(Subject subject) {
        String caseId = subject.id().split("/", 2)[0];
        return subject.kind() == Subject.Kind.HAND_OFF
                ? "The question about case " + caseId + " did not reach the person whom you asked: answer " + caseId
                        + " @person asks somebody else."
                : subject.id() + ": its message could not be shown.";
    }
}
