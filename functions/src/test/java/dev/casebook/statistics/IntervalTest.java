package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void bothEndsBelongToTheInterval() {
        Interval interval = new Interval(-0.1, 0.2, 0.95);
        assertThat(interval.contains(-0.1)).isTrue();
        assertThat(interval.contains(0.2)).isTrue();
        assertThat(interval.contains(0.21)).isFalse();
        assertThat(interval.width()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void turningTheSignExchangesTheEnds() {
        assertThat(new Interval(-0.1, 0.2, 0.95).negated()).isEqualTo(new Interval(-0.2, 0.1, 0.95));
    }

    @Test
    void aOneSidedBoundIsAnEndOfAShorterTwoSidedInterval() {
        assertThat(Interval.oneSided(0.95)).isCloseTo(0.90, within(1e-12));
        assertThatThrownBy(() -> Interval.oneSided(0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIntervalThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> new Interval(0.2, 0.1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Double.NaN, 0.1, 0.95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(0, 0.1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
