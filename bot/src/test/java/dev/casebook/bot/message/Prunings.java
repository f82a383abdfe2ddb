package dev.casebook.bot.message;

import dev.casebook.pruning.Pruning;
import dev.casebook.pruning.Pruning.Candidate;
import dev.casebook.pruning.Pruning.Decided;
import dev.casebook.pruning.Pruning.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A clinic's proposals of cases to retire: fresh, partly decided, and as many as one names. */
final class Prunings {
    private static final Instant SLOT = Instant.parse("2026-04-01T07:00:00Z");

    private Prunings() {}

    static Map<String, Pruning> all(Samples samples, String outside) {
        Candidate gone = candidate(
                samples,
                1,
                Reason.TOOL_GONE,
                "It needs the tool find_slots" + outside
                        + ", which no answer to any case called in the last 5 runs; EXP-9QK2M7XA of version v1 was the last"
                        + " that did.",
                outside);
        Candidate same = candidate(
                samples,
                2,
                Reason.NEVER_DIFFERED,
                "It passed in all 12 runs of 3 versions, every score the same: it tells no version from another.",
                outside);
        return Map.of(
                "pruning", pruning(List.of(gone, same), 0),
                "pruning-decided", pruning(List.of(decided(gone, false, outside), decided(same, true, outside)), 0),
                "pruning-many",
                        pruning(
                                IntStream.rangeClosed(1, Pruning.NAMED)
                                        .mapToObj(
                                                i -> candidate(samples, i, Reason.NEVER_DIFFERED, same.why(), outside))
                                        .toList(),
                                31));
    }

    private static Candidate decided(Candidate open, boolean kept, String outside) {
        return new Candidate(
                open.id(),
                open.title(),
                open.reason(),
                open.evidence(),
                open.why(),
                Optional.of(new Decided(kept, "U0DAVE" + outside, SLOT)));
    }

    private static Candidate candidate(Samples samples, int number, Reason reason, String why, String outside) {
        return new Candidate(
                samples.caseId(number),
                "Book me with Dr. Okafor at 3 pm." + outside,
                reason,
                reason + "@2",
                why,
                Optional.empty());
    }

    private static Pruning pruning(List<Candidate> candidates, int more) {
        return new Pruning("clinic", SLOT, "C0NIGHTS", candidates, more, 12, false);
    }
}
