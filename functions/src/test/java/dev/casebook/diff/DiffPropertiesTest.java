package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DiffPropertiesTest {
    private static final String LETTERS = "PPPPPPFFUX";

    private static TwoRuns random(Random random, int trials) {
        TwoRuns runs = new TwoRuns(trials, trials);
        for (int i = 0; i < 25; i++) {
            String further = random.nextInt(4) == 0 ? "|" + letters(random, 3) : "";
            String was = random.nextInt(12) == 0 ? "" : letters(random, trials);
            int revision = random.nextInt(12) == 0 ? 2 : 1;
            runs.with("c" + i, was, letters(random, trials) + further, revision, "contains@1");
        }
        return runs.target("c3");
    }

    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private static String json(Comparison comparison) throws JsonProcessingException {
        return Json.mapper().writeValueAsString(Differ.compare(comparison));
    }

    private static Comparison shuffled(Comparison whole, Random random) {
        List<ResultRow> before = new ArrayList<>(whole.baselineRows());
        List<ResultRow> after = new ArrayList<>(whole.candidateRows());
        var manifest = new ArrayList<>(whole.manifest());
        Collections.shuffle(before, random);
        Collections.shuffle(after, random);
        Collections.shuffle(manifest, random);
        return new Comparison(
                whole.baseline(),
                whole.candidate(),
                manifest,
                before,
                after,
                whole.rescored(),
                whole.targets(),
                whole.baselineAssumed());
    }

    @Property(tries = 1_000, seed = "20261121")
    void anyOrderOfCompletionGivesTheSameBytes(@ForAll long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        Comparison whole = random(random, 1 + random.nextInt(3)).comparison();
        Comparison shuffled = shuffled(whole, random);
        assertThat(json(shuffled)).isEqualTo(json(whole));
        assertThat(Differ.toConfirm(shuffled)).isEqualTo(Differ.toConfirm(whole));
    }

    @Property(tries = 300, seed = "20261121")
    void theCountsEqualASlowRecomputationFromTheRows(@ForAll long seed) {
        TwoRuns runs = random(new Random(seed), 1);
        Diff diff = runs.diff();
        int[] cells = new int[4];
        for (var revision : runs.comparison().manifest()) {
            var was = planned(runs.before, revision.id().value());
            var is = planned(runs.after, revision.id().value());
            if (was.containsKey(1) && is.containsKey(1)) {
                cells[(was.get(1) ? 0 : 2) + (is.get(1) ? 0 : 1)]++;
            }
        }
        Score score = diff.scores().getFirst();
        int n = cells[0] + cells[1] + cells[2] + cells[3];
        assertThat(score.n()).isEqualTo(n);
        assertThat(score.regressed()).isEqualTo(cells[1]);
        assertThat(score.fixed()).isEqualTo(cells[2]);
        assertThat(Math.round(score.before() * n)).isEqualTo(cells[0] + cells[1]);
        assertThat(Math.round(score.after() * n)).isEqualTo(cells[0] + cells[2]);
        assertThat(diff.candidate().passed()).isEqualTo(passes(runs.after));
        assertThat(diff.changes()).hasSize(25);
    }

    /** Revision to whether its first trial passed; nothing for one without a score. */
    private static Map<Integer, Boolean> planned(List<ResultRow> rows, String id) {
        Map<Integer, Boolean> results = new HashMap<>();
        for (ResultRow row : rows) {
            Outcome outcome = row.outcomes().values().iterator().next();
            if (row.caseId().value().equals(id) && row.trial() == 0 && outcome instanceof Outcome.Scored scored) {
                results.put(row.revision(), scored.passed());
            }
        }
        return results;
    }

    private static int passes(List<ResultRow> rows) {
        int passes = 0;
        for (ResultRow row : rows) {
            Outcome outcome = row.outcomes().values().iterator().next();
            passes += row.trial() == 0 && outcome instanceof Outcome.Scored scored && scored.passed() ? 1 : 0;
        }
        return passes;
    }
}
