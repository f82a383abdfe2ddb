package dev.casebook.statistics;

import static dev.casebook.statistics.ErrorRates.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableDifferenceTest {

    @ParameterizedTest(name = "n {0}, discordance {1} -> {2}")
    @CsvSource({
        "100, .10, .088, 5e-4",
        "700, .10, .033, 5e-4",
        "100, .20, .124, 5e-4",
        "700, .20, .047, 5e-4",
        "30, .30, .27, 5e-3",
        "100, .30, .152, 5e-4",
        "700, .30, .058, 5e-4"
    })
    void theApproximationMatchesTheReferenceTable(int cases, double discordance, double effect, double precision) {
        assertThat(DetectableDifference.approximate(cases, discordance, STANDARD))
                .hasValueCloseTo(effect, within(precision));
    }

    @ParameterizedTest(name = "n 30, discordance {0}")
    @CsvSource({"0", ".10", ".20"})
    void thirtyCasesWithFewFlipsAreBlind(double discordance) {
        assertThat(DetectableDifference.approximate(30, discordance, STANDARD)).isEmpty();
        assertThat(DetectableDifference.exact(30, discordance, STANDARD)).isEmpty();
    }

    @ParameterizedTest(name = "n {0}, discordance {1}")
    @CsvSource({"30, .30", "100, .10", "100, .20", "700, .10", "700, .30"})
    void theExactEffectHasThePowerAndIsNotSmallerThanTheApproximation(int cases, double discordance) {
        double effect = DetectableDifference.exact(cases, discordance, STANDARD).orElseThrow();
        McNemarPower power = new McNemarPower(cases, 0.05);
        assertThat(power.of((discordance + effect) / 2, (discordance - effect) / 2))
                .isCloseTo(0.8, within(1e-6));
        assertThat(effect)
                .isGreaterThan(DetectableDifference.approximate(cases, discordance, STANDARD)
                        .orElseThrow());
    }

    @Test
    void theExactEffectApproachesTheApproximationWithManyCases() {
        assertThat(DetectableDifference.exact(3_000, 0.2, STANDARD))
                .hasValueCloseTo(
                        DetectableDifference.approximate(3_000, 0.2, STANDARD).orElseThrow(), within(0.001));
    }

    @ParameterizedTest(name = "n {0}, back-flips {1}")
    @CsvSource({"10, 0", "30, 0", "30, .02", "100, .05", "700, .02"})
    void theNetDropIsTheLeastThatIsFoundOftenEnough(int cases, double backFlips) {
        double drop = DetectableDifference.netDrop(cases, backFlips, STANDARD).orElseThrow();
        McNemarPower power = new McNemarPower(cases, 0.05);
        assertThat(power.of(drop + backFlips, backFlips)).isGreaterThanOrEqualTo(0.8);
        assertThat(power.of(drop - 0.001 + backFlips, backFlips)).isLessThan(0.8);
    }

    @Test
    void withoutBackFlipsThirtyCasesNeedADropThatMakesSixFlipsLikely() {
        assertThat(DetectableDifference.netDrop(30, 0, STANDARD)).hasValueCloseTo(.2507475832, within(1e-9));
    }

    @Test
    void fiveCasesCanNeverShowAnything() {
        assertThat(DetectableDifference.netDrop(5, 0, STANDARD)).isEmpty();
    }

    @Test
    void impossibleRatesAreRefused() {
        assertThatThrownBy(() -> DetectableDifference.netDrop(30, 0.5, STANDARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DetectableDifference.exact(30, 1.1, STANDARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DetectableDifference.approximate(0, 0.1, STANDARD))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ErrorRates(0.05, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
