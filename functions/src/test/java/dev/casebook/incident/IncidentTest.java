package dev.casebook.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");
    private static final Decision WHY = new Decision("U1", AT, "it is back");
    private static final IncidentLife.Fix FIX = new IncidentLife.Fix("fixed", "EXP-7KQ2M9XA");

    private final Incident reproduced = Incident.opened(
                    "INC-AAAAAAAA",
                    new Incident.Report("grafana", "group", "title"),
                    new Incident.Place("clinic", "clinic", "C1"),
                    AT)
            .withCase(CaseId.imported("clinic", "c"))
            .reached(IncidentState.REPRODUCED, AT);

    @Test
    void anEarlierStateOrAnEndIsNotReachedByItself() {
        Incident verified = reproduced.verified(FIX, AT);
        assertThat(verified.reached(IncidentState.REPRODUCED, AT.plusSeconds(1)))
                .isEqualTo(verified);
        assertThat(verified.reached(IncidentState.CLOSED, AT)).isEqualTo(verified);
        assertThat(verified.closed(WHY).reached(IncidentState.WATCHING, AT).state())
                .isEqualTo(IncidentState.CLOSED);
    }

    @Test
    void whatComesBackIsOpenAgainFromWhereItWasUnderstoodAndItsFixCountsNoLonger() {
        Incident back = reproduced.verified(FIX, AT).reopened(WHY);
        assertThat(back.state()).isEqualTo(IncidentState.REPRODUCED);
        assertThat(back.reached()).doesNotContainKey(IncidentState.FIX_VERIFIED);
        assertThat(back.life().fix()).isEmpty();
        assertThat(back.life().steps().getLast().why()).contains("it is back");
        assertThat(reproduced.reopened(WHY)).isEqualTo(reproduced);
    }

    @Test
    void aDecisionWithoutAReasonIsNone() {
        assertThatThrownBy(() -> new Decision("U1", AT, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIncidentFromBeforeItsLifeWasNotedIsRead() throws IOException {
        String earlier = """
                {"id":"INC-AAAAAAAA","source":"slack","group":"g","title":"t","state":"REPRODUCED",
                 "place":{"agent":"clinic","dataset":"clinic","channel":"C1"},"hints":[],"occurrences":1,
                 "reached":{"OPEN":"2026-03-04T09:42:00Z"},"laterField":7}""";
        Incident read = Json.mapper().readValue(earlier, Incident.class);
        assertThat(read.life()).isEqualTo(IncidentLife.UNKNOWN);
        assertThat(read.reopened(WHY)).isEqualTo(read);
        assertThat(read.closed(WHY).life().steps()).hasSize(1);
    }
}
