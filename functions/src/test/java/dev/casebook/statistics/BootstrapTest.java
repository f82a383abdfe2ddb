package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final PairedScores SCORES = new PairedScores(List.of(.1, .0, .1, -.1, .1, .1, .0, .2, .1, .0));

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Bootstrap.STANDARD.percentile(SCORES, 0.95))
                .isEqualTo(new Bootstrap(10_000, Bootstrap.STANDARD.seed()).percentile(SCORES, 0.95));
        assertThat(Bootstrap.STANDARD.bca(SCORES, 0.95)).isEqualTo(Bootstrap.STANDARD.bca(SCORES, 0.95));
    }

    @Test
    void anotherSeedGivesNearlyTheSameInterval() {
        Interval one = new Bootstrap(10_000, 1).bca(SCORES, 0.95).orElseThrow();
        Interval other = new Bootstrap(10_000, 2).bca(SCORES, 0.95).orElseThrow();
        assertThat(one.lower()).isCloseTo(other.lower(), within(0.0101));
        assertThat(one.upper()).isCloseTo(other.upper(), within(0.0101));
    }

    @Test
    void manySymmetricScoresGiveTheNormalInterval() {
        SplittableRandom random = new SplittableRandom(3);
        PairedScores many = new PairedScores(DoubleStream.generate(() -> random.nextGaussian(0.05, 0.2))
                .limit(400)
                .boxed()
                .toList());
        Interval normal = many.estimate().interval(0.95).orElseThrow();
        for (Interval interval : List.of(
                Bootstrap.STANDARD.percentile(many, 0.95).orElseThrow(),
                Bootstrap.STANDARD.bca(many, 0.95).orElseThrow())) {
            assertThat(interval.lower()).isCloseTo(normal.lower(), within(0.002));
            assertThat(interval.upper()).isCloseTo(normal.upper(), within(0.002));
        }
    }

    /** Compared with scipy.stats.bootstrap of SciPy 1.17.1 with 200,000 resamples. */
    @Test
    void skewedScoresGiveTheIntervalsOfAnotherImplementation() {
        PairedScores skewed =
                new PairedScores(List.of(.13, .02, .41, .07, -.05, .93, .22, .11, -.31, .64, .08, .19, .77, .03, .05));
        Interval percentile = Bootstrap.STANDARD.percentile(skewed, 0.95).orElseThrow();
        assertThat(percentile.lower()).isCloseTo(.0670, within(.006));
        assertThat(percentile.upper()).isCloseTo(.3897, within(.006));
        Interval bca = Bootstrap.STANDARD.bca(skewed, 0.95).orElseThrow();
        assertThat(bca.lower()).isCloseTo(.0803, within(.006));
        assertThat(bca.upper()).isCloseTo(.4107, within(.006));
    }

    @Test
    void withoutSpreadThereIsNoInterval() {
        PairedScores same = new PairedScores(Collections.nCopies(30, 0.0));
        assertThat(Bootstrap.STANDARD.percentile(same, 0.95)).isEmpty();
        assertThat(Bootstrap.STANDARD.bca(same, 0.95)).isEmpty();
        assertThat(Bootstrap.STANDARD.bca(new PairedScores(List.of(0.3)), 0.95)).isEmpty();
    }

    @Test
    void tooFewDrawsAreRefused() {
        assertThatThrownBy(() -> new Bootstrap(99, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bootstrap.STANDARD.bca(SCORES, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
