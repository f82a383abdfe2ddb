package dev.casebook.work;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the bot shall show to whom. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Refresh.class, name = "refresh"),
    @JsonSubTypes.Type(value = Reply.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Reply.Found.class, name = "found")
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

    /** What a search found, redacted; for its sender alone. */
    record Found(Address to, dev.casebook.trace.find.Found found) implements Reply {}
}
