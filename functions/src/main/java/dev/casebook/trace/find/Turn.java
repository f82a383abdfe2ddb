package dev.casebook.trace.find;

import dev.casebook.trace.Message;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Suspicion;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceTurns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a trace that was read.
 *
 * @param raw as it was read: compared with, never shown
 * @param shown the same, redacted
 */
record Turn(Trace raw, Trace shown, List<Suspicion> suspicions) {
    private static final int SNIPPET = 200;

    /** All turns of a trace, the last one first; none where it holds no message of a user. */
    static List<Turn> of(Trace raw, RedactedTrace redacted, Optional<Double> score) {
        List<Turn> turns = new ArrayList<>();
        int count = TraceTurns.count(raw);
        for (int number = count; number > 0; number--) {
            Trace shown = redacted.turn(number).trace();
            Optional<Double> its = number == count ? score : Optional.empty();
            turns.add(new Turn(TraceTurns.cut(raw, number), shown, Suspicion.of(shown, its)));
        }
        return turns;
    }

    /**
     * The turns that may be meant, the best first: suspicious before others, then the newest. A turn that another trace of the
     * conversation was recorded for stands for the mentions of it in later traces.
     *
     * @param text only turns that hold it, if there are any
     */
    static List<Turn> pick(List<Turn> turns, Optional<String> text) {
        Set<List<String>> recorded = new HashSet<>();
        turns.stream().filter(Turn::isLast).forEach(turn -> recorded.add(turn.talk()));
        List<Turn> picked = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn.isLast() || recorded.add(turn.talk())) {
                picked.add(turn);
            }
        }
        List<Turn> holding = picked.stream()
                .filter(turn -> text.isPresent() && turn.holds(text.get()))
                .toList();
        return (holding.isEmpty() ? picked : holding)
                .stream()
                        .sorted(Comparator.comparing(Turn::worst, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Turn::startedAt, Comparator.reverseOrder())
                                .thenComparing(Turn::number, Comparator.reverseOrder()))
                        .toList();
    }

    Candidate candidate(Optional<String> dataset) {
        return new Candidate(
                shown.ref(),
                shown.context().startedAt(),
                shown.context().duration().toMillis(),
                shown.context().agent(),
                shown.context().version(),
                shown.context().environment(),
                dataset,
                snippet(question(shown)),
                shown.output().map(Turn::snippet),
                suspicions.stream().map(Suspicion::words).toList(),
                shown.partial());
    }

    private boolean isLast() {
        return raw.ref().turn() == 0;
    }

    private int number() {
        return isLast() ? Integer.MAX_VALUE : raw.ref().turn();
    }

    private java.time.Instant startedAt() {
        return raw.context().startedAt();
    }

    private Suspicion.@Nullable Kind worst() {
        return suspicions.isEmpty() ? null : suspicions.getFirst().kind();
    }

    /** The session and what the user said in it so far: the same for every trace that carries the turn. */
    private List<String> talk() {
        List<String> talk = new ArrayList<>();
        talk.add(raw.context().session().orElse(raw.ref().whole().toString()));
        raw.input().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .forEach(talk::add);
        return talk;
    }

    private boolean holds(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return question(raw).toLowerCase(Locale.ROOT).contains(wanted)
                || raw.output().orElse("").toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String question(Trace turn) {
        return turn.input().reversed().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .findFirst()
                .orElse("");
    }

    private static String snippet(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= SNIPPET) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(SNIPPET - 2)) ? SNIPPET - 2 : SNIPPET - 1;
        return line.substring(0, end) + "…";
    }

    @Override
    public String toString() {
        return "Turn[" + raw.ref() + "]";
    }
}
