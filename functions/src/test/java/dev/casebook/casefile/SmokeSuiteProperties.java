package dev.casebook.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SmokeSuiteProperties {
    private static final List<FailureMode> MODES = List.of(FailureMode.values());

    private static List<Case> cases(int count, long seed) {
        Random random = new Random(seed);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Some kinds are common and some are rare.
            FailureMode mode = MODES.get(Math.min(MODES.size() - 1, (int) Math.abs(2 * random.nextGaussian())));
            cases.add(aCase("c" + i, mode));
        }
        return cases;
    }

    private static Case aCase(String name, FailureMode mode) {
        return new Case(
                CaseId.imported("clinic", name),
                "clinic",
                1,
                CaseState.ACTIVE,
                new CaseInput(JsonNodeFactory.instance.objectNode(), List.of(), Optional.empty(), List.of()),
                Optional.empty(),
                List.of(),
                new Case.Label(name, mode, Optional.empty(), List.of()),
                new Origin(
                        Optional.empty(),
                        Optional.of(name),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "test",
                        Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<CaseId> ids(List<Case> cases) {
        return cases.stream().map(Case::id).toList();
    }

    @Property(tries = 200, seed = "20261121")
    void anyOrderGivesTheSameChoiceOfTheRightSize(
            @ForAll long seed, @ForAll @IntRange(max = 300) int count, @ForAll @IntRange(min = 1, max = 90) int size) {
        List<Case> cases = cases(count, seed);
        List<CaseId> newest = ids(cases).subList(0, count / 10);
        List<CaseId> chosen = SmokeSuite.of(cases, newest, size);
        List<Case> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(seed + 1));
        assertThat(SmokeSuite.of(shuffled, newest, size)).isEqualTo(chosen);
        assertThat(chosen).hasSize(Math.min(size, count)).doesNotHaveDuplicates();
        assertThat(ids(cases)).containsAll(chosen);
    }

    @Property(tries = 200, seed = "20261121")
    void theNewestRegressionsAreAlwaysInIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(max = 60) int failed) {
        List<Case> cases = cases(count, seed);
        List<CaseId> newest = new ArrayList<>(ids(cases));
        Collections.shuffle(newest, new Random(seed));
        newest = newest.subList(0, Math.min(failed, count));
        List<CaseId> chosen = SmokeSuite.of(cases, newest, SmokeSuite.DEFAULT_SIZE);
        int most = Math.max(1, Math.min(SmokeSuite.DEFAULT_SIZE, count) / 2);
        assertThat(chosen).containsAll(newest.subList(0, Math.min(most, newest.size())));
    }

    @Property(tries = 200, seed = "20261121")
    void everyKindHasItsShare(@ForAll long seed, @ForAll @IntRange(min = 80, max = 400) int count) {
        List<Case> cases = cases(count, seed);
        Set<CaseId> chosen = new HashSet<>(SmokeSuite.of(cases, List.of(), 80));
        Map<FailureMode, List<Case>> kinds =
                cases.stream().collect(Collectors.groupingBy(c -> c.label().failureMode()));
        kinds.forEach((mode, all) -> {
            long taken = all.stream().map(Case::id).filter(chosen::contains).count();
            double share = 80.0 * all.size() / count;
            assertThat((double) taken)
                    .as(mode + " of " + share)
                    .isBetween(Math.max(1, share - kinds.size()), share + 1);
        });
    }

    @Property(tries = 200, seed = "20261121")
    void aCaseMoreMovesFewOthers(@ForAll long seed, @ForAll @IntRange(min = 80, max = 400) int count) {
        List<Case> cases = cases(count, seed);
        Set<CaseId> before = new HashSet<>(SmokeSuite.of(cases, List.of(), 80));
        cases.add(aCase("one more", FailureMode.OTHER));
        Set<CaseId> after = new HashSet<>(SmokeSuite.of(cases, List.of(), 80));
        after.removeAll(before);
        assertThat(after).hasSizeLessThanOrEqualTo(3);
    }
}
