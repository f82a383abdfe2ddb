package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeAgreementTest {

    @ParameterizedTest(name = "[[{0}, {1}], [{2}, {3}]] -> kappa {4}")
    @CsvSource({"20, 5, 10, 15, .4", "45, 15, 25, 15, .1304348", "25, 35, 5, 35, .2592593"})
    void kappaGivesThePublishedValues(int bothPass, int onlyJudge, int onlyPerson, int bothFail, double kappa) {
        assertThat(new JudgeAgreement(bothPass, onlyJudge, onlyPerson, bothFail).kappa())
                .hasValueCloseTo(kappa, within(5e-8));
    }

    @Test
    void aJudgeThatPassesNearlyEverythingAgreesButKnowsNothing() {
        JudgeAgreement lenient = new JudgeAgreement(90, 8, 2, 0);
        assertThat(lenient.agreement()).isEqualTo(new Proportion(90, 100));
        assertThat(lenient.kappa()).hasValueCloseTo(-.033, within(5e-4));
        assertThat(lenient.specificity()).contains(new Proportion(0, 8));
        assertThat(lenient.sensitivity()).contains(new Proportion(90, 92));
    }

    @Test
    void whatWasNeverSeenHasNoRate() {
        JudgeAgreement onlyGood = new JudgeAgreement(10, 0, 0, 0);
        assertThat(onlyGood.kappa()).isEmpty();
        assertThat(onlyGood.specificity()).isEmpty();
        assertThat(new JudgeAgreement(0, 0, 0, 10).sensitivity()).isEmpty();
    }

    @Test
    void withoutLabelsThereIsNoAgreement() {
        assertThatThrownBy(() -> new JudgeAgreement(0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An agreement needs at least one labeled answer.");
        assertThatThrownBy(() -> new JudgeAgreement(5, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
