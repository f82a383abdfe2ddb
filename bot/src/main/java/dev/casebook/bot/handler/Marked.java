package dev.casebook.bot.handler;

import dev.casebook.bot.message.ChooseMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.slack.MessageMap;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Dataset;
import dev.casebook.incident.Incident;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people point at: a message of the bot's that they react to, a link that they paste. Safe for several threads. */
final class Marked {
    private final BotParts parts;
    private final MessageMap messages;
    private final NewestState newest;
    private final Sight sight;

    Marked(BotParts parts, MessageMap messages, NewestState newest) {
        this.parts = parts;
        this.messages = messages;
        this.newest = newest;
        this.sight = new Sight(parts);
    }

    /** The case behind the message, or a button that makes one; empty when the message is none of the bot's. */
    Optional<SlackMessage> behind(Reply.FollowReaction reaction) {
        return messages.subjectAt(reaction.channel(), reaction.ts()).flatMap(subject -> behind(subject, reaction.to()));
    }

    private Optional<SlackMessage> behind(Subject subject, Address to) {
        return switch (subject.kind()) {
            case INCIDENT -> parts.incidents().find(subject.id()).map(incident -> incident(incident, to));
            case CASE, EXPERIMENT, DATASET, COMPARISON, NIGHT, PRUNING -> Optional.of(newest.of(subject, to));
            case INCIDENTS, REPORT, EXPORT, DATASETS, STATUS, HAND_OFF, HOME -> Optional.empty();
        };
    }

    private SlackMessage incident(Incident incident, Address to) {
        Optional<Case> there = incident.caseId()
                .flatMap(id -> parts.cases().find(incident.place().dataset(), id));
        Subject subject = there.map(c -> new Subject(Subject.Kind.CASE, c.id().display()))
                .orElseGet(() -> new Subject(Subject.Kind.INCIDENT, incident.id()));
        boolean canBeAdded = there.isEmpty() && incident.trace().isPresent();
        return canBeAdded
                ? ChooseMessage.preview(incident.trace().get().toString(), Optional.empty(), "")
                : newest.of(subject, to);
    }

    /** By the link as it was pasted. */
    Map<String, SlackMessage> previews(Reply.PreviewLinks reply) {
        Map<String, SlackMessage> shown = new LinkedHashMap<>();
        for (LinkPreview.Link link : reply.preview().links()) {
            Optional<Case> there = caseOf(TraceRef.parse(link.trace()), reply.to());
            shown.put(
                    link.url(),
                    ChooseMessage.preview(
                            link.trace(),
                            there.map(c -> new ChooseMessage.Option(
                                    c.id().display(), c.label().title())),
                            there.map(c -> c.state().name().toLowerCase(Locale.ROOT))
                                    .orElse("")));
        }
        return shown;
    }

    private Optional<Case> caseOf(TraceRef trace, Address to) {
        return parts.cases().datasets().stream()
                .map(Dataset::name)
                .filter(name -> sight.open(to, name))
                .flatMap(name -> parts.cases().find(name, CaseId.of(name, trace)).stream())
                .findFirst();
    }
}
