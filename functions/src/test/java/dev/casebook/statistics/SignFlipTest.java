package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignFlipTest {

    @ParameterizedTest
    @CsvSource({"0, 5", "0, 6", "1, 9", "2, 7"})
    void equalStepsGiveTheMcNemarTest(int down, int up) {
        List<Double> differences = new ArrayList<>(Collections.nCopies(down, -1.0));
        differences.addAll(Collections.nCopies(up, 1.0));
        differences.addAll(Collections.nCopies(20, 0.0));
        assertThat(SignFlip.STANDARD.p(differences)).isCloseTo(McNemar.exactP(down, up), within(1e-12));
    }

    @Test
    void manyDifferencesAreDrawnAndComeCloseToTheExactP() {
        List<Double> differences = new ArrayList<>(Collections.nCopies(5, -1.0));
        differences.addAll(Collections.nCopies(15, 1.0));
        assertThat(SignFlip.STANDARD.p(differences)).isCloseTo(0.041389465, within(0.006));
        assertThat(SignFlip.STANDARD.p(differences)).isEqualTo(SignFlip.STANDARD.p(differences));
    }

    @Test
    void veryManyDifferencesGiveTheTTestWithoutAJump() {
        List<Double> fewer = noise(500);
        List<Double> more = new ArrayList<>(fewer);
        more.add(0.001);
        assertThat(SignFlip.STANDARD.p(more)).isCloseTo(SignFlip.STANDARD.p(fewer), within(0.02));
    }

    private static List<Double> noise(int count) {
        Random random = new Random(5);
        List<Double> noise = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            noise.add(0.02 + 0.3 * random.nextGaussian());
        }
        return noise;
    }

    @Test
    void nothingThatMovedIsNoEvidence() {
        assertThat(SignFlip.STANDARD.p(List.of())).isEqualTo(1);
        assertThat(SignFlip.STANDARD.p(List.of(0.0, 1e-15))).isEqualTo(1);
    }
}
