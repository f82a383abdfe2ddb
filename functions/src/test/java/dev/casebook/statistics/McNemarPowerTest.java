package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarPowerTest {

    @ParameterizedTest(name = "n {0}, net drop {1}, back-flips {2} -> {3}")
    @CsvSource({
        "30, .10, .02, .09", "100, .10, .02, .73", "700, .10, .02, 1.00",
        "30, .05, .02, .01", "100, .05, .02, .26", "700, .05, .02, .99",
        "30, .20, .05, .40", "100, .20, .05, .96", "700, .20, .05, 1.00"
    })
    void theExactPowerMatchesTheReferenceTable(int cases, double drop, double backFlips, double power) {
        assertThat(new McNemarPower(cases, 0.05).of(drop + backFlips, backFlips))
                .isCloseTo(power, within(.0051));
    }

    @Test
    void withOneWayFlipsThePowerIsTheChanceOfSixOrMore() {
        double sixOrMore = BinomialDistribution.of(50, 0.1).survivalProbability(5);
        assertThat(new McNemarPower(50, 0.05).of(0.1, 0)).isCloseTo(sixOrMore, within(1e-9));
    }

    @Test
    void withoutARealChangeFalseAlarmsStayBelowAlpha() {
        for (int cases : new int[] {10, 30, 100, 300}) {
            assertThat(new McNemarPower(cases, 0.05).of(0.1, 0.1)).isLessThanOrEqualTo(0.05);
        }
    }

    @Test
    void plantedRegressionsAreFoundAsOftenAsThePowerSays() {
        SplittableRandom random = new SplittableRandom(7);
        int found = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            int regressed = 0;
            int fixed = 0;
            for (int i = 0; i < 100; i++) {
                double draw = random.nextDouble();
                regressed += draw < 0.12 ? 1 : 0;
                fixed += draw >= 0.98 ? 1 : 0;
            }
            found += McNemar.exactP(regressed, fixed) <= 0.05 ? 1 : 0;
        }
        assertThat((double) found / runs).isCloseTo(new McNemarPower(100, 0.05).of(0.12, 0.02), within(0.03));
    }

    @Test
    void nothingThatFlipsIsNeverFoundAndEverythingAlways() {
        assertThat(new McNemarPower(30, 0.05).of(0, 0)).isZero();
        assertThat(new McNemarPower(30, 0.05).of(1, 0)).isCloseTo(1, within(1e-12));
        assertThat(new McNemarPower(5, 0.05).of(1, 0)).isZero();
    }

    @Test
    void ratesAboveOneAreRefused() {
        McNemarPower power = new McNemarPower(30, 0.05);
        assertThatThrownBy(() -> power.of(0.7, 0.4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> power.of(-0.1, 0.4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new McNemarPower(0, 0.05)).isInstanceOf(IllegalArgumentException.class);
    }
}
