package dev.casebook.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a case, revision by revision: who did what, and when. Pure. */
public final class CaseHistory {
    private static final int QUOTED = 60;

    private CaseHistory() {}

    /**
     * One change.
     *
     * @param by a user's id, an alert source, or an import's author
     * @param what in a few words, with quotes from the case
     */
    public record Entry(String by, Instant at, String what) {}

    /**
     * The changes that made these revisions.
     *
     * @param revisions of one case, oldest first; with an earlier one missing, the first of them has no entry
     */
    public static List<Entry> of(List<Case> revisions) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Case after = revisions.get(i);
            String what = i > 0 ? change(revisions.get(i - 1), after) : after.revision() == 1 ? "added it" : "";
            Optional<Case.Revised> revised = after.revised();
            if (!what.isEmpty() && revised.isPresent()) {
                entries.add(new Entry(revised.get().by(), revised.get().at(), what));
            }
        }
        return List.copyOf(entries);
    }

    private static String change(Case before, Case after) {
        if (after.state() == CaseState.RETIRED && before.state() != CaseState.RETIRED) {
            return "retired it"
                    + after.retired().map(why -> ": " + quoted(why.reason())).orElse("");
        }
        if (before.state() == CaseState.RETIRED && after.state() != CaseState.RETIRED) {
            return "put it back";
        }
        return after.reference()
                .map(reference -> before.reference()
                        .map(earlier -> changed(earlier, reference))
                        .orElseGet(() -> "wrote the right answer " + quoted(reference.text())))
                .filter(words -> !words.isEmpty())
                .orElse("changed it");
    }

    private static String changed(Reference before, Reference after) {
        List<String> parts = new ArrayList<>();
        if (!before.text().equals(after.text())) {
            parts.add("the right answer from " + quoted(before.text()) + " to " + quoted(after.text()));
        }
        passages("what must be said", before.mustSay(), after.mustSay()).ifPresent(parts::add);
        passages("what must not be said", before.mustNotSay(), after.mustNotSay())
                .ifPresent(parts::add);
        passages("the calls it must make", calls(before), calls(after)).ifPresent(parts::add);
        return parts.isEmpty() ? "wrote the same right answer" : "changed " + String.join("; ", parts);
    }

    private static List<String> calls(Reference reference) {
        return reference.toolCalls().stream()
                .map(call -> call.name() + " " + call.arguments())
                .toList();
    }

    private static Optional<String> passages(String what, List<String> before, List<String> after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(what + " from " + all(before) + " to " + all(after));
    }

    private static String all(List<String> passages) {
        return passages.isEmpty()
                ? "nothing"
                : passages.stream().map(CaseHistory::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        boolean whole = line.length() <= QUOTED;
        int end = whole ? line.length() : line.offsetByCodePoints(0, line.codePointCount(0, QUOTED - 1));
        return "“" + line.substring(0, end) + (whole ? "" : "…") + "”";
    }
}
