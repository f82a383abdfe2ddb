package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.CaseId;
import dev.casebook.statistics.TrialCounts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The flake rate is measured on all that is known of the baseline's version. */
class EarlierTrialsTest {

    @Test
    void otherRunsOfTheBaselinesVersionMeasureWhatOneTrialCannot() {
        TwoRuns runs = new TwoRuns(1, 1).many(20, "c", "P", "P");
        assertThat(FlakeRate.of(Pairing.of(runs.comparison()), Map.of()).measured())
                .isFalse();
        Map<CaseId, TrialCounts> earlier = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            earlier.put(TwoRuns.id("c" + i), i == 0 ? new TrialCounts(2, 2) : new TrialCounts(4, 0));
        }
        FlakeRate flake = FlakeRate.of(Pairing.of(runs.comparison()), earlier);
        assertThat(flake.measured()).isTrue();
        assertThat(flake.rate()).isEqualTo(2.0 / 100);
    }
}
