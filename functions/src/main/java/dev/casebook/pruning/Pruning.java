package dev.casebook.pruning;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A quarter's proposal of cases to retire.
 *
 * @param slot the moment it was due at; its name within its dataset
 * @param candidates at most {@link #NAMED}
 * @param more how many others were found, which are not named
 * @param runs how many runs were looked at
 * @param told whether its message was sent for; a proposal of nothing needs none and is told, too
 */
public record Pruning(
        String dataset, Instant slot, String channel, List<Candidate> candidates, int more, int runs, boolean told) {
    /** One message names so many. */
    public static final int NAMED = 10;

    /** Why a case is of no use any more. */
    public enum Reason {
        /** It needs a tool that the agent has no longer, as far as the stored rows tell. */
        TOOL_GONE,
        /** Every evaluator said the same in all runs of all versions. */
        NEVER_DIFFERED
    }

    /**
     * A case that could be retired.
     *
     * @param evidence of what kind and of which revision of the case; who kept a case is not asked again about the same
     * @param why a sentence for people
     * @param decided what a person made of it
     */
    public record Candidate(
            CaseId id, String title, Reason reason, String evidence, String why, Optional<Decided> decided) {

        Candidate decided(Decided by) {
            return new Candidate(id, title, reason, evidence, why, Optional.of(by));
        }

        @Override
        public String toString() {
            return "Candidate[" + id.display() + ", " + reason + "]";
        }
    }

    /**
     * What a person decided.
     *
     * @param kept false: retired
     */
    public record Decided(boolean kept, String by, Instant at) {}

    public Pruning {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(slot, "slot is null");
        requireNonNull(channel, "channel is null");
        candidates = List.copyOf(candidates);
    }

    /** What its message is about: its dataset and its moment. */
    public String id() {
        return dataset + "/" + slot;
    }

    /** By the eight characters that people type. */
    public Optional<Candidate> candidate(String caseId) {
        return candidates.stream()
                .filter(each -> each.id().display().equals(caseId))
                .findFirst();
    }

    Pruning with(Candidate changed) {
        List<Candidate> next = candidates.stream()
                .map(each -> each.id().equals(changed.id()) ? changed : each)
                .toList();
        return new Pruning(dataset, slot, channel, next, more, runs, told);
    }

    Pruning toldNow() {
        return new Pruning(dataset, slot, channel, candidates, more, runs, true);
    }

    @Override
    public String toString() {
        return "Pruning[" + id() + "]";
    }
}
