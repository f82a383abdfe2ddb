package dev.casebook.statistics;

import static dev.casebook.statistics.ErrorRates.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    @ParameterizedTest(name = "sigma^2 {0}, {1} trials -> n {2} (Miller's example)")
    @CsvSource({"0, 1, 969", "0.16666666666666666, 1, 3876", "0.16666666666666666, 10, 1260"})
    void aThreePointDifferenceNeedsTheReferenceNumberOfCases(double within, int trials, int cases) {
        TrialVariance variance = new TrialVariance(1.0 / 9, within, trials, within, trials);
        assertThat(SampleSize.toDetect(0.03, variance, STANDARD)).isEqualTo(cases);
    }

    @ParameterizedTest(name = "margin {0}: {1} / {2} / {3} / {4} rows at 2 / 5 / 10 / 20% discordance")
    @CsvSource({".02, 310, 773, 1546, 3092", ".05, 50, 124, 248, 495", ".10, 13, 31, 62, 124"})
    void nonInferiorityNeedsTheReferenceNumberOfCases(double margin, int two, int five, int ten, int twenty) {
        assertThat(SampleSize.toShowNoWorse(margin, 0.02, STANDARD)).isEqualTo(two);
        assertThat(SampleSize.toShowNoWorse(margin, 0.05, STANDARD)).isEqualTo(five);
        assertThat(SampleSize.toShowNoWorse(margin, 0.10, STANDARD)).isEqualTo(ten);
        assertThat(SampleSize.toShowNoWorse(margin, 0.20, STANDARD)).isEqualTo(twenty);
    }

    @Test
    void trialsShrinkOnlyTheVarianceWithinCases() {
        TrialVariance variance = new TrialVariance(0.1, 0.2, 4, 0.3, 2);
        assertThat(variance.perCase()).isCloseTo(0.1 + 0.05 + 0.15, within(1e-12));
        assertThat(variance.standardError(30)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void impossiblePlansAreRefused() {
        TrialVariance variance = new TrialVariance(0.1, 0, 1, 0, 1);
        assertThatThrownBy(() -> SampleSize.toDetect(0, variance, STANDARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The difference to detect must be above 0, but is 0.0.");
        assertThatThrownBy(() -> SampleSize.toDetect(1e-9, variance, STANDARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrialVariance(0.1, 0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrialVariance(-0.1, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
