package dev.casebook.diff;

import dev.casebook.evaluation.ResultRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells from the names under which outcomes are stored ({@code contains#2@1}) whether two sides were judged alike. */
final class EvaluatorVersions {

    private EvaluatorVersions() {}

    /** The evaluator's type, without its number and version: {@code contains}. */
    static String type(String stored) {
        String name = name(stored);
        int number = name.indexOf('#');
        return number < 0 ? name : name.substring(0, number);
    }

    /**
     * Why two sides were not judged alike, if they were not: by other versions, or by an evaluator that only one side has. Each
     * row has an outcome of every evaluator that was attached. Empty when a side has no outcome at all.
     */
    static Optional<String> conflict(List<ResultRow> before, List<ResultRow> after) {
        if (before.isEmpty()
                || Stream.concat(before.stream(), after.stream()).allMatch(row -> alike(row, before.getFirst()))) {
            return Optional.empty();
        }
        Map<String, Set<String>> was = versions(before);
        Map<String, Set<String>> is = versions(after);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> version = Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> differ(in(was, name), in(is, name)))
                .map(name ->
                        name + " is " + said(in(was, name)) + " in the baseline and " + said(in(is, name)) + " now")
                .findFirst();
        return version.or(() -> renamed(was, is));
    }

    private static boolean alike(ResultRow row, ResultRow other) {
        return row.outcomes().keySet().equals(other.outcomes().keySet());
    }

    private static Optional<String> renamed(Map<String, ?> was, Map<String, ?> is) {
        TreeSet<String> gone = new TreeSet<>(was.keySet());
        gone.removeAll(is.keySet());
        TreeSet<String> fresh = new TreeSet<>(is.keySet());
        fresh.removeAll(was.keySet());
        if (gone.isEmpty() && fresh.isEmpty()) {
            return Optional.empty();
        }
        if (gone.isEmpty() || fresh.isEmpty()) {
            return Optional.of(
                    gone.isEmpty()
                            ? "the baseline was not judged by " + String.join(", ", fresh)
                            : "this run was not judged by " + String.join(", ", gone));
        }
        return Optional.of(
                "the baseline was judged by " + String.join(", ", gone) + ", this run by " + String.join(", ", fresh));
    }

    /** Another version on the other side, or two versions on one side. */
    private static boolean differ(Set<String> was, Set<String> is) {
        boolean onBoth = !was.isEmpty() && !is.isEmpty();
        return (onBoth && !was.equals(is)) || was.size() > 1 || is.size() > 1;
    }

    private static String said(Set<String> versions) {
        return versions.isEmpty() ? "missing" : "version " + String.join(" and ", versions);
    }

    private static Set<String> in(Map<String, Set<String>> versions, String name) {
        return versions.getOrDefault(name, Set.of());
    }

    private static Map<String, Set<String>> versions(List<ResultRow> rows) {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (ResultRow row : rows) {
            for (String stored : row.outcomes().keySet()) {
                String version = stored.substring(name(stored).length());
                versions.computeIfAbsent(name(stored), name -> new TreeSet<>())
                        .add(version.isEmpty() ? "unknown" : version.substring(1));
            }
        }
        return versions;
    }

    private static String name(String stored) {
        int at = stored.lastIndexOf('@');
        return at < 0 ? stored : stored.substring(0, at);
    }
}
