package dev.casebook.trace.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.RuleRedactor;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the rules find on 600 made-up traces. Bounds are the lower ends of Wilson's 95 % interval. */
class RedactionMeasurementTest {
    private static final RedactionFigures FIGURES = RedactionFigures.of(
            new RuleRedactor("a key for tests only".getBytes(StandardCharsets.UTF_8), "US"),
            PlantedTraces.of(1, 600),
            RedactionMeasurement::isKnown);

    @Test
    void structuredValuesAreFound() {
        assertThat(FIGURES.lower("structured")).as(FIGURES.toString()).isGreaterThanOrEqualTo(0.995);
    }

    @Test
    void everySecretIsFound() {
        assertThat(FIGURES.of("secrets").point())
                .as(FIGURES.missed().toString())
                .isEqualTo(1);
    }

    @Test
    void whatIsReplacedWasPlanted() {
        assertThat(FIGURES.lower("precision")).as(FIGURES.toString()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void namesOnTheListsAreFoundAndMostOthersToo() {
        assertThat(FIGURES.lower("known names")).as(FIGURES.toString()).isGreaterThanOrEqualTo(0.90);
        assertThat(FIGURES.of("unknown names").point()).as(FIGURES.toString()).isGreaterThanOrEqualTo(0.70);
    }

    @Test
    void idsAmountsAndTimesStay() {
        assertThat(FIGURES.lower("kept")).as(FIGURES.lost().toString()).isGreaterThanOrEqualTo(0.995);
    }
}
