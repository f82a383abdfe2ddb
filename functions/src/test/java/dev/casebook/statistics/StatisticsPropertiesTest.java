package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What must hold for any counts and scores, not only for the published examples. */
class StatisticsPropertiesTest {

    @Provide
    Arbitrary<PairedCounts> comparisons() {
        Arbitrary<Integer> cell = Arbitraries.integers().between(0, 400);
        return Combinators.combine(cell, cell, cell, cell).as(PairedCounts::new).filter(counts -> counts.cases() > 0);
    }

    @Provide
    Arbitrary<Double> levels() {
        return Arbitraries.of(0.5, 0.8, 0.9, 0.95, 0.99, 0.999);
    }

    @Property(seed = "20261121")
    void proportionIntervalsHoldThePointAndStayWithinZeroAndOne(
            @ForAll @IntRange(max = 5_000) int hits,
            @ForAll @IntRange(max = 5_000) int misses,
            @ForAll("levels") double level) {
        Assume.that(hits + misses > 0);
        Proportion proportion = new Proportion(hits, hits + misses);
        for (Interval interval : List.of(proportion.wilson(level), proportion.clopperPearson(level))) {
            assertThat(interval.contains(proportion.point())).isTrue();
            assertThat(interval.lower()).isBetween(0.0, 1.0);
            assertThat(interval.upper()).isBetween(0.0, 1.0);
        }
    }

    @Property(seed = "20261121")
    void hitsAndMissesAreMirrorImages(
            @ForAll @IntRange(max = 500) int hits, @ForAll @IntRange(min = 1, max = 500) int misses) {
        Interval one = new Proportion(hits, hits + misses).wilson(0.95);
        Interval other = new Proportion(misses, hits + misses).wilson(0.95);
        assertThat(one.lower()).isCloseTo(1 - other.upper(), within(1e-9));
        assertThat(one.upper()).isCloseTo(1 - other.lower(), within(1e-9));
    }

    @Property(seed = "20261121")
    void mcNemarIsAProbabilityAndForgetsWhichSideIsWhich(@ForAll("comparisons") PairedCounts counts) {
        double p = McNemar.exactP(counts);
        assertThat(p).isGreaterThan(0).isLessThanOrEqualTo(1);
        assertThat(McNemar.exactP(counts.swapped())).isEqualTo(p);
        assertThat(p).isCloseTo(signTest(counts.regressed(), counts.fixed()), within(1e-9));
    }

    @Property(seed = "20261121")
    void oneMoreFlipTheSameWayMakesAOneWayResultClearer(@ForAll @IntRange(max = 500) int flips) {
        assertThat(McNemar.exactP(flips + 1, 0)).isLessThanOrEqualTo(McNemar.exactP(flips, 0));
    }

    @Property(seed = "20261121")
    void theNewcombeIntervalHoldsTheDifferenceAndTurnsWithTheSides(
            @ForAll("comparisons") PairedCounts counts, @ForAll("levels") double level) {
        Interval interval = NewcombeInterval.of(counts, level);
        assertThat(interval.contains(counts.difference())).isTrue();
        assertThat(interval.lower()).isBetween(-1.0, 1.0);
        assertThat(interval.upper()).isBetween(-1.0, 1.0);
        Interval swapped = NewcombeInterval.of(counts.swapped(), level).negated();
        assertThat(swapped.lower()).isCloseTo(interval.lower(), within(1e-9));
        assertThat(swapped.upper()).isCloseTo(interval.upper(), within(1e-9));
    }

    @Property(seed = "20261121")
    void moreConfidenceNeedsAWiderInterval(@ForAll("comparisons") PairedCounts counts) {
        assertThat(NewcombeInterval.of(counts, 0.99).width())
                .isGreaterThanOrEqualTo(NewcombeInterval.of(counts, 0.90).width());
    }

    @Property(tries = 100, seed = "20261121")
    void aBiggerChangeIsFoundMoreOften(
            @ForAll @IntRange(min = 1, max = 200) int cases,
            @ForAll @DoubleRange(max = 0.8) double flips,
            @ForAll @DoubleRange(max = 1) double share) {
        McNemarPower power = new McNemarPower(cases, 0.05);
        double net = flips * share;
        double smaller = power.of((flips + net / 2) / 2, (flips - net / 2) / 2);
        double bigger = power.of((flips + net) / 2, Math.max(0, flips - net) / 2);
        assertThat(bigger).isGreaterThanOrEqualTo(smaller - 1e-9).isBetween(0.0, 1.0);
        assertThat(power.of(Math.max(0, flips - net) / 2, (flips + net) / 2)).isCloseTo(bigger, within(1e-9));
    }

    @Property(seed = "20261121")
    void meanIntervalsHoldTheMeanAndTurnWithTheSides(
            @ForAll @Size(min = 2, max = 60) List<@DoubleRange(max = 1) Double> base) {
        List<Double> candidate = base.reversed();
        MeanEstimate forward = PairedScores.of(base, candidate).estimate();
        MeanEstimate backward = PairedScores.of(candidate, base).estimate();
        assertThat(backward.mean()).isCloseTo(-forward.mean(), within(1e-12));
        assertThat(backward.standardError().orElseThrow())
                .isCloseTo(forward.standardError().orElseThrow(), within(1e-12));
        forward.interval(0.95)
                .ifPresent(interval ->
                        assertThat(interval.contains(forward.mean())).isTrue());
    }

    @Property(tries = 50, seed = "20261121")
    void bootstrapIntervalsStayWithinTheScores(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -1, max = 1) Double> differences) {
        PairedScores scores = new PairedScores(differences);
        Bootstrap bootstrap = new Bootstrap(500, 1);
        Interval range = new Interval(Collections.min(differences) - 1e-12, Collections.max(differences) + 1e-12, 0.95);
        Stream.of(bootstrap.percentile(scores, 0.95), bootstrap.bca(scores, 0.95))
                .flatMap(Optional::stream)
                .forEach(interval -> {
                    assertThat(range.contains(interval.lower())).isTrue();
                    assertThat(range.contains(interval.upper())).isTrue();
                });
    }

    @Property(seed = "20261121")
    void allOfKTriesPassNoMoreOftenThanAny(
            @ForAll @IntRange(max = 100) int passed,
            @ForAll @IntRange(max = 100) int failed,
            @ForAll @IntRange(min = 1, max = 200) int k) {
        Assume.that(k < passed + failed);
        TrialCounts trials = new TrialCounts(passed, failed);
        assertThat(PassAtK.all(trials, k)).isBetween(0.0, 1.0).isLessThanOrEqualTo(PassAtK.any(trials, k) + 1e-12);
        assertThat(PassAtK.all(trials, k + 1)).isLessThanOrEqualTo(PassAtK.all(trials, k) + 1e-12);
        assertThat(PassAtK.any(trials, k + 1)).isGreaterThanOrEqualTo(PassAtK.any(trials, k) - 1e-12);
    }

    @Property(seed = "20261121")
    void moreCasesOrMoreFlakesNeverMakeAFalseBlockRarer(
            @ForAll @IntRange(max = 2_000) int cases,
            @ForAll @DoubleRange(max = 0.9) double flakeRate,
            @ForAll @IntRange(min = 2, max = 8) int confirmations) {
        double chance = ConfirmationPlan.falseBlockChance(cases, flakeRate, confirmations);
        assertThat(chance).isBetween(0.0, 1.0);
        assertThat(ConfirmationPlan.falseBlockChance(cases + 1, flakeRate, confirmations))
                .isGreaterThanOrEqualTo(chance);
        assertThat(ConfirmationPlan.falseBlockChance(cases, flakeRate + 0.1, confirmations))
                .isGreaterThanOrEqualTo(chance - 1e-12);
        ConfirmationPlan plan = ConfirmationPlan.forSuite(cases, flakeRate);
        assertThat(plan.confirmations()).isBetween(ConfirmationPlan.FEWEST, ConfirmationPlan.MOST);
        assertThat(plan.withinLimit()).isEqualTo(plan.falseBlockChance() <= ConfirmationPlan.LIMIT);
    }

    @Property(seed = "20261121")
    void holmNeverLowersAPValueAndKeepsTheirOrder(@ForAll @Size(max = 30) List<@DoubleRange(max = 1) Double> pValues) {
        List<Double> adjusted = Holm.adjust(pValues);
        assertThat(adjusted).hasSameSizeAs(pValues);
        for (int i = 0; i < pValues.size(); i++) {
            assertThat(adjusted.get(i)).isBetween(pValues.get(i), 1.0);
            for (int j = 0; j < pValues.size(); j++) {
                if (pValues.get(i) < pValues.get(j)) {
                    assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
                }
            }
        }
    }

    /** The two-sided sign test by adding up exact binomial coefficients. */
    private static double signTest(int one, int other) {
        int flips = one + other;
        BigInteger coefficient = BigInteger.ONE;
        BigInteger tail = BigInteger.ONE;
        for (int i = 1; i <= Math.min(one, other); i++) {
            coefficient =
                    coefficient.multiply(BigInteger.valueOf(flips - i + 1L)).divide(BigInteger.valueOf(i));
            tail = tail.add(coefficient);
        }
        BigDecimal all = new BigDecimal(BigInteger.TWO.pow(flips));
        return Math.min(
                1,
                new BigDecimal(tail.shiftLeft(1))
                        .divide(all, MathContext.DECIMAL64)
                        .doubleValue());
    }
}
