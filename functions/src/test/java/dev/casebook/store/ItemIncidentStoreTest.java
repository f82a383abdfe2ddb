package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemIncidentStoreTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");

    private final ItemIncidentStore incidents =
            new ItemIncidentStore(new SimulatedItemTable(), new SimulatedBlobStore());

    private static Incident incident(String id, String group, Instant at) {
        return new Incident(
                id,
                "grafana",
                group,
                "title",
                IncidentState.OPEN,
                new Incident.Place("clinic", "clinic", "C1"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1,
                Map.of(IncidentState.OPEN, at));
    }

    @Test
    void oneIncidentIsOpenForAGroup() {
        Incident first = incident("INC-AAAAAAAA", "group", AT);
        assertThat(incidents.open(first)).isEqualTo(first);
        assertThat(incidents.open(incident("INC-BBBBBBBB", "group", AT))).isEqualTo(first);
        assertThat(incidents.find("INC-BBBBBBBB")).isEmpty();
        assertThat(incidents.openFor("grafana", "group")).contains(first);
    }

    @Test
    void aClosedIncidentLeavesItsGroupFree() {
        Incident first = incident("INC-AAAAAAAA", "group", AT);
        incidents.open(first);
        assertThat(incidents.change(first, first.reached(IncidentState.CLOSED, AT)))
                .isTrue();

        assertThat(incidents.openFor("grafana", "group")).isEmpty();
        assertThat(incidents.open(10)).isEmpty();
        Incident second = incident("INC-BBBBBBBB", "group", AT);
        assertThat(incidents.open(second)).isEqualTo(second);
        assertThat(incidents.find("aaaaaaaa").map(Incident::state)).contains(IncidentState.CLOSED);
    }

    @Test
    void openIncidentsAreListedNewestFirst() {
        Incident older = incident("INC-AAAAAAAA", "one", AT);
        Incident newer = incident("INC-BBBBBBBB", "two", AT.plusSeconds(60));
        incidents.open(older);
        incidents.open(newer);
        assertThat(incidents.open(10)).containsExactly(newer, older);
        assertThat(incidents.open(1)).containsExactly(newer);
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsRefused() {
        Incident first = incident("INC-AAAAAAAA", "group", AT);
        incidents.open(first);
        incidents.change(first, first.stuck("no trace"));
        assertThat(incidents.change(first, first.stuck("no trace"))).isFalse();
    }

    @Test
    void anIncidentNeverGoesBackwards() {
        Incident verified = incident("INC-AAAAAAAA", "group", AT).reached(IncidentState.FIX_VERIFIED, AT);
        assertThat(verified.reached(IncidentState.REPRODUCED, AT.plusSeconds(1)))
                .isEqualTo(verified);
    }
}
