package dev.casebook.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.casebook.casefile.family.Family;
import java.util.Set;

/** What the bot shall show to whom. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Refresh.class, name = "refresh"),
    @JsonSubTypes.Type(value = Reply.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Reply.Counted.class, name = "counted"),
    @JsonSubTypes.Type(value = Reply.Found.class, name = "found"),
    @JsonSubTypes.Type(value = Reply.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = Reply.PreviewLinks.class, name = "preview-links"),
    @JsonSubTypes.Type(value = Reply.FollowReaction.class, name = "follow-reaction"),
    @JsonSubTypes.Type(value = Reply.LearnGroups.class, name = "learn-groups")
})
public sealed interface Reply {

    Address to();

    /** Show the newest state of a subject. An old one that arrives late shows the newest state too. */
    record Refresh(Address to, Subject subject) implements Reply {}

    /** A short confirmation in plain words; not a trace's text. */
    record Told(Address to, String text) implements Reply {}

    /**
     * A request that was refused or failed.
     *
     * @param what happened, one sentence
     * @param unchanged what was not changed, one sentence
     * @param advice what to do, one sentence
     * @param reference a short id that the log carries too
     */
    record Refused(Address to, String what, String unchanged, String advice, String reference) implements Reply {}

    /**
     * What was reported is nearly the same as a case that is there, so it was counted and is no row of its own.
     *
     * @param caseId the eight characters of that case
     * @param anyway what adds it all the same
     */
    record Counted(Address to, String caseId, Family family, Choice anyway) implements Reply {}

    /** What a search found, redacted; for its sender alone. */
    record Found(Address to, dev.casebook.trace.find.Found found) implements Reply {}

    /** A question which one is meant. */
    record Choose(Address to, Choice choice) implements Reply {}

    /** Links to traces, to be shown with what is known of them; the address is where they stand. */
    record PreviewLinks(Address to, LinkPreview preview) implements Reply {}

    /**
     * Somebody marked a message.
     *
     * @param to who did, alone
     */
    record FollowReaction(Address to, String channel, String ts) implements Reply {}

    /**
     * Find out who is in these groups and keep it; nothing is shown.
     *
     * @param to who waits for it
     */
    record LearnGroups(Address to, Set<String> groups) implements Reply {
        public LearnGroups {
            groups = Set.copyOf(groups);
        }
    }
}
