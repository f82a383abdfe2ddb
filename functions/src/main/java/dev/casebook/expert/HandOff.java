package dev.casebook.expert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One person was asked what the right answer to a case is. While it is open, it lets that person answer that case, whatever
 * else they may do.
 *
 * @param caseId the eight characters that people type
 * @param number from 1; a case has one open hand-off at a time
 * @param expert who was asked
 * @param askedBy who asked, and hears what comes of it
 * @param passedOnBy the expert who was asked before and passed it on
 * @param reminded when the expert was reminded
 * @param endedAt when it was over
 * @param endedBy who ended it: the expert, or whoever was faster
 */
public record HandOff(
        String caseId,
        int number,
        String expert,
        String askedBy,
        Optional<String> passedOnBy,
        Instant askedAt,
        State state,
        Optional<Instant> reminded,
        Optional<Instant> endedAt,
        Optional<String> endedBy) {
    /** After this time without an answer the expert is reminded, once. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** How it stands. */
    public enum State {
        /** The expert is asked. */
        OPEN,
        /** The expert wrote the right answer. */
        ANSWERED,
        /** The expert says that the agent was right; the case is retired. */
        AGENT_WAS_RIGHT,
        /** The expert cannot tell. */
        CANNOT_TELL,
        /** The expert named somebody else, who was asked instead. */
        PASSED_ON,
        /** Somebody else answered or retired the case, or asked another person. */
        OVERTAKEN
    }

    public HandOff {
        requireNonNull(caseId, "caseId is null");
        requireNonNull(expert, "expert is null");
        requireNonNull(askedBy, "askedBy is null");
        requireNonNull(passedOnBy, "passedOnBy is null");
        requireNonNull(askedAt, "askedAt is null");
        requireNonNull(state, "state is null");
        requireNonNull(reminded, "reminded is null");
        requireNonNull(endedAt, "endedAt is null");
        requireNonNull(endedBy, "endedBy is null");
        if (number < 1) {
            throw new IllegalArgumentException("hand-offs are numbered from 1");
        }
    }

    /** A question that was just asked. */
    static HandOff open(String caseId, int number, String expert, String askedBy, Instant at) {
        return new HandOff(
                caseId,
                number,
                expert,
                askedBy,
                Optional.empty(),
                at,
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code 7KQ2M9XA/1}. */
    public String id() {
        return caseId + "/" + number;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    boolean wasEnded(State how, String by) {
        return state == how && endedBy.equals(Optional.of(by));
    }

    HandOff ended(State how, String by, Instant at) {
        return new HandOff(
                caseId, number, expert, askedBy, passedOnBy, askedAt, how, reminded, Optional.of(at), Optional.of(by));
    }

    /** The next one, to somebody whom this one's expert named; who asked first hears of it. */
    HandOff passedOn(String to, Instant at) {
        return new HandOff(
                caseId,
                number + 1,
                to,
                askedBy,
                Optional.of(expert),
                at,
                State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    HandOff reminded(Instant at) {
        return new HandOff(
                caseId, number, expert, askedBy, passedOnBy, askedAt, state, Optional.of(at), endedAt, endedBy);
    }

    /** What the state means, in small words. */
    String words() {
        return switch (state) {
            case OPEN -> "is open";
            case ANSWERED, OVERTAKEN -> "was answered";
            case AGENT_WAS_RIGHT -> "was answered: the agent was right";
            case CANNOT_TELL -> "was given back";
            case PASSED_ON -> "was passed on";
        };
    }

    @Override
    public String toString() {
        return "HandOff[" + id() + ", " + state.name().toLowerCase(Locale.ROOT) + "]";
    }
}
