package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedScoresTest {

    private static final List<Double> A = List.of(.9, .8, .7, .6, 1.0, .5, .8, .9, .4, .7);
    private static final List<Double> B = List.of(.8, .8, .6, .7, .9, .4, .8, .7, .3, .7);

    @Test
    void pairingGivesTheReferenceMeanAndStandardError() {
        MeanEstimate estimate = PairedScores.of(B, A).estimate();
        assertThat(estimate.mean()).isCloseTo(.06, within(1e-9));
        assertThat(estimate.standardError()).hasValueCloseTo(.0266667, within(5e-8));
        assertThat(estimate.units()).isEqualTo(10);
    }

    @Test
    void theIntervalUsesStudentWithOneDegreeLessThanCases() {
        Interval interval = PairedScores.of(B, A).estimate().interval(0.95).orElseThrow();
        double reach = 2.2621571627409915 * 0.02666666666666667;
        assertThat(interval.lower()).isCloseTo(.06 - reach, within(1e-9));
        assertThat(interval.upper()).isCloseTo(.06 + reach, within(1e-9));
    }

    @Test
    void clustersGiveTheReferenceStandardErrors() {
        PairedScores scores = new PairedScores(List.of(1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0));
        List<String> clusters = List.of("0", "0", "0", "1", "1", "1", "2", "2", "2", "3");
        assertThat(scores.estimate().standardError()).hasValueCloseTo(.1632993, within(5e-8));
        MeanEstimate clustered = scores.estimateByCluster(clusters);
        assertThat(clustered.mean()).isCloseTo(.6, within(1e-9));
        assertThat(clustered.standardError()).hasValueCloseTo(.2545584, within(5e-8));
        assertThat(clustered.units()).isEqualTo(4);
    }

    @Test
    void oneCaseOrOneClusterHasAMeanButNoInterval() {
        assertThat(new PairedScores(List.of(0.5)).estimate().interval(0.95)).isEmpty();
        MeanEstimate oneCluster = new PairedScores(List.of(0.5, 0.1)).estimateByCluster(List.of("x", "x"));
        assertThat(oneCluster.mean()).isCloseTo(0.3, within(1e-12));
        assertThat(oneCluster.interval(0.95)).isEmpty();
    }

    @Test
    void equalDifferencesDoNotPromiseCertainty() {
        assertThat(new PairedScores(Collections.nCopies(30, 0.0)).estimate().interval(0.95))
                .isEmpty();
        assertThat(new PairedScores(Collections.nCopies(30, 0.1)).estimate().interval(0.95))
                .isEmpty();
    }

    @Test
    void theTrialsOfACaseAreAveragedBeforePairing() {
        PairedScores scores = PairedScores.ofTrials(
                List.of(List.of(1.0, 0.0), List.of(1.0, 1.0)), List.of(List.of(1.0, 1.0, 1.0, 0.0), List.of(0.5)));
        assertThat(scores).isEqualTo(new PairedScores(List.of(0.25, -0.5)));
    }

    @Test
    void unequalOrEmptyOrBrokenInputIsRefused() {
        assertThatThrownBy(() -> PairedScores.of(List.of(1.0), List.of(1.0, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A paired comparison needs the same cases on both sides, but got 1 and 2.");
        assertThatThrownBy(() -> new PairedScores(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedScores(List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairedScores.ofTrials(List.of(List.of()), List.of(List.of(1.0))))
                .isInstanceOf(IllegalArgumentException.class);
        PairedScores two = new PairedScores(List.of(0.1, 0.2));
        assertThatThrownBy(() -> two.estimateByCluster(List.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
