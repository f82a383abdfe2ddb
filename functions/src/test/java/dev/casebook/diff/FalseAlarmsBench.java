package dev.casebook.diff;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Two thousand comparisons of each kind of suite: {@code ./mvnw -Ptests,bench -pl functions test}. Prints a table of what came of it. */
class FalseAlarmsBench {
    private static final int COMPARISONS = Integer.getInteger("bench.comparisons", 2_000);
    private static final PrintStream OUT = System.out;

    private final SoftAssertions soft = new SoftAssertions();

    private static Map<String, DoubleUnaryOperator> kinds() {
        return new TreeMap<>(Map.of(
                "steady", SimulatedSuite.STEADY, "mixed", SimulatedSuite.MIXED, "unsteady", SimulatedSuite.UNSTEADY));
    }

    @Test
    void falseAlarmsAndBrokenCases() {
        OUT.println("suite      n   trials | false block | false average | broken case named | further trials");
        for (int before : new int[] {3, 1}) {
            for (int cases : new int[] {30, 100, 700}) {
                kinds().forEach((kind, passRate) -> compared(kind, cases, before, passRate));
            }
        }
        soft.assertAll();
    }

    private void compared(String kind, int cases, int before, DoubleUnaryOperator passRate) {
        SimulatedSuite suite = new SimulatedSuite(cases, before, 1, true, passRate);
        SimulatedSuite.Outcome same = suite.run(COMPARISONS, 20_260_301L, false);
        SimulatedSuite.Outcome broken = suite.run(Math.max(100, COMPARISONS / 4), 7_011L, true);
        OUT.printf(
                "%-9s %4d  %d and 1 | %9.2f %% | %11.2f %% | %15.1f %% | %.1f%n",
                kind,
                cases,
                before,
                100 * same.falseBlocks(),
                100 * same.falseAverages(),
                100 * broken.found(),
                (double) same.further() / same.comparisons());
        OUT.flush();
        String suiteName = kind + " " + cases + " with " + before;
        soft.assertThat(same.falseBlocks()).as("false blocks, " + suiteName).isLessThanOrEqualTo(0.05);
        soft.assertThat(same.falseAverages()).as("false averages, " + suiteName).isLessThanOrEqualTo(0.05);
    }
}
