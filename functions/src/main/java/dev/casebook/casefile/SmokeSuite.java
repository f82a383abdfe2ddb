package dev.casebook.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A small part of a dataset for a quick look: the newest regressions, and of every kind of case its share.
 *
 * <p>Pure and steady: the same cases give the same choice in whatever order they come, and a case that is added or retired moves
 * few others. A kind is a failure mode with a category; within a kind the order is that of a hash of the id, so the choice is
 * like a random one and does not change from run to run.
 */
public final class SmokeSuite {
    /** How many cases it has where nobody says otherwise. */
    public static final int DEFAULT_SIZE = 80;

    private final Map<String, List<Case>> kinds = new TreeMap<>();
    private final Set<CaseId> chosen = new LinkedHashSet<>();
    private final int size;

    private SmokeSuite(Collection<Case> active, int size) {
        this.size = Math.min(size, active.size());
        active.stream()
                .sorted(Comparator.comparing((Case c) -> CaseId.hash("smoke\n" + c.id()))
                        .thenComparing(c -> c.id().value()))
                .forEach(c -> kinds.computeIfAbsent(kind(c), kind -> new ArrayList<>())
                        .add(c));
    }

    /**
     * Chooses.
     *
     * @param active the cases to choose from
     * @param regressions cases that regressed or failed in production, newest first; the newest half of the suite's size is
     *     always in it
     * @param size at least 1
     * @return the ids in their order, as many as {@code size} or as there are
     */
    public static List<CaseId> of(Collection<Case> active, List<CaseId> regressions, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a suite has at least one case");
        }
        SmokeSuite suite = new SmokeSuite(active, size);
        suite.takeNewest(
                regressions, new HashSet<>(active.stream().map(Case::id).toList()));
        suite.takeShares(active.size());
        return suite.chosen.stream().sorted(Comparator.comparing(CaseId::value)).toList();
    }

    private void takeNewest(List<CaseId> regressions, Set<CaseId> active) {
        int most = Math.max(1, size / 2);
        regressions.stream().distinct().filter(active::contains).limit(most).forEach(chosen::add);
    }

    /** One of every kind first, then always of the kind that is furthest behind its share of the whole. */
    private void takeShares(int all) {
        Map<String, Integer> taken = new TreeMap<>();
        kinds.forEach((kind, cases) -> taken.put(kind, (int)
                cases.stream().map(Case::id).filter(chosen::contains).count()));
        while (chosen.size() < size) {
            String next = kinds.keySet().stream()
                    .filter(kind -> taken.getOrDefault(kind, 0) < cases(kind).size())
                    .max(Comparator.comparingDouble(
                                    (String kind) -> behind(cases(kind).size(), taken.getOrDefault(kind, 0), all))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            cases(next).stream()
                    .map(Case::id)
                    .filter(id -> !chosen.contains(id))
                    .findFirst()
                    .ifPresent(chosen::add);
            taken.merge(next, 1, Integer::sum);
        }
    }

    private List<Case> cases(String kind) {
        return kinds.getOrDefault(kind, List.of());
    }

    private double behind(int cases, int taken, int all) {
        double share = (double) size * cases / all;
        return taken == 0 ? size + share : share - taken;
    }

    private static String kind(Case c) {
        return c.label().failureMode().name() + "\n" + c.label().category().orElse("");
    }
}
