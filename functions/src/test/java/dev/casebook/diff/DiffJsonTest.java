package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import org.junit.jupiter.api.Test;

class DiffJsonTest {
    private static final ObjectMapper JSON = Json.mapper();

    private static Diff everyKind() {
        return new TwoRuns(1, 1)
                .with("regressed", "P", "F|FFF")
                .with("fixed", "F", "P|PPP")
                .with("failing", "F", "F")
                .with("passing", "P", "P")
                .with("flaky", "P", "F|PPP")
                .with("added", "", "P")
                .with("silent", "P", "X")
                .with("different", "P", "P", 2, "contains@1")
                .target("fixed")
                .diff();
    }

    @Test
    void everyKindOfFindingSurvivesARoundTrip() throws Exception {
        Diff diff = everyKind();
        assertThat(diff.changes().stream().map(CaseChange::getClass).distinct()).hasSize(8);
        assertThat(JSON.readValue(JSON.writeValueAsString(diff), Diff.class)).isEqualTo(diff);
    }

    @Test
    void whatCouldNotBeSeenIsNullAndNeverReadAsZero() throws Exception {
        Score score = everyKind().scores().getFirst();
        assertThat(score.detectable()).isNaN();
        JsonNode json = JSON.valueToTree(score);
        assertThat(json.get("detectable").isNull()).isTrue();
        assertThat(JSON.treeToValue(json, Score.class)).isEqualTo(score);
        assertThat(JSON.treeToValue(((ObjectNode) json).without("detectable"), Score.class)
                        .detectable())
                .isNaN();
    }

    @Test
    void anAverageOfNothingIsNull() throws Exception {
        Diff nothing = new TwoRuns(1, 1).with("a", "P", "U").diff();
        JsonNode json = JSON.readTree(JSON.writeValueAsString(nothing));
        assertThat(json.at("/scores/0/before").isNull()).isTrue();
        assertThat(json.toString()).doesNotContain("NaN");
        assertThat(JSON.treeToValue(json, Diff.class)).isEqualTo(nothing);
    }
}
