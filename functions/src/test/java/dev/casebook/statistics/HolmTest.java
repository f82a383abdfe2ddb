package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void theStepsMultiplyByTheTestsThatAreLeftAndNeverFall() {
        assertThat(Holm.adjust(List.of(.01, .04, .03, .005)))
                .usingElementComparator(HolmTest::nearly)
                .containsExactly(.03, .06, .06, .02);
    }

    @Test
    void adjustedValuesStopAtOne() {
        assertThat(Holm.adjust(List.of(.6, .9))).containsExactly(1.0, 1.0);
    }

    @Test
    void oneTestNeedsNoCorrectionAndNoTestGivesNone() {
        assertThat(Holm.adjust(List.of(.04))).containsExactly(.04);
        assertThat(Holm.adjust(List.of())).isEmpty();
    }

    @Test
    void aValueAboveOneIsRefused() {
        assertThatThrownBy(() -> Holm.adjust(List.of(1.2))).isInstanceOf(IllegalArgumentException.class);
    }

    private static int nearly(double one, double other) {
        return Math.abs(one - other) < 1e-9 ? 0 : Double.compare(one, other);
    }
}
