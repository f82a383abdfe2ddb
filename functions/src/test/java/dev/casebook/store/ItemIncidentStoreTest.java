package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.casefile.CaseId;
import dev.casebook.incident.Decision;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStore;
import dev.casebook.incident.IncidentStore.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemIncidentStoreTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");

    private static final Decision WHY = new Decision("U1", AT, "no harm done");

    private final ItemIncidentStore incidents =
            new ItemIncidentStore(new SimulatedItemTable(), new SimulatedBlobStore());

    private static Incident incident(String id, String group, Instant at) {
        return Incident.opened(
                id, new Incident.Report("grafana", group, "title"), new Incident.Place("clinic", "clinic", "C1"), at);
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
        assertThat(incidents.change(first, first.closed(WHY))).isTrue();

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
    void anIncidentIsInTheListOfItsStateAlone() {
        Incident first = incident("INC-AAAAAAAA", "group", AT);
        incidents.open(first);
        Incident reproduced = first.reached(IncidentState.REPRODUCED, AT);
        incidents.change(first, reproduced);
        for (IncidentState state : IncidentState.values()) {
            assertThat(listed(state))
                    .as(state.name())
                    .isEqualTo(state == IncidentState.REPRODUCED ? List.of(reproduced) : List.of());
        }
    }

    private List<Incident> listed(IncidentState state) {
        return incidents.list(Listing.first(Optional.of(state), 10)).incidents();
    }

    @Test
    void pagesFollowEachOtherUntilNothingIsLeft() {
        List<String> ids =
                IntStream.range(0, 7).mapToObj(i -> "INC-0000000" + i).toList();
        ids.forEach(id -> incidents.open(incident(id, id, AT.plusSeconds(ids.indexOf(id)))));
        List<String> seen = new ArrayList<>();
        Listing next = Listing.first(Optional.empty(), 3);
        for (int page = 0; page < 3; page++) {
            IncidentStore.Listed listed = incidents.list(next);
            listed.incidents().forEach(each -> seen.add(each.id()));
            next = new Listing(Optional.empty(), 3, listed.next());
        }
        assertThat(next.after()).isEmpty();
        assertThat(seen).isEqualTo(ids.reversed());
    }

    @Test
    void anIncidentThatIsOpenAgainTakesItsGroupUnlessAnotherHasIt() {
        Incident first = incident("INC-AAAAAAAA", "group", AT);
        incidents.open(first);
        Incident closed = first.closed(WHY);
        incidents.change(first, closed);
        assertThat(incidents.change(closed, closed.reopened(WHY))).isTrue();
        Incident again = incidents.find(first.id()).orElseThrow();
        assertThat(incidents.openFor("grafana", "group")).contains(again);
        assertThat(incidents.open(10)).containsExactly(again);

        incidents.change(again, again.closed(WHY));
        incidents.open(incident("INC-BBBBBBBB", "group", AT));
        Incident over = incidents.find(first.id()).orElseThrow();
        assertThatThrownBy(() -> incidents.change(over, over.reopened(WHY)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("INC-BBBBBBBB is open for the same");
    }

    @Test
    void theIncidentsOfACaseAreFoundNewestFirst() {
        CaseId about = CaseId.imported("clinic", "c");
        Incident early = incident("INC-BBBBBBBB", "one", AT).withCase(about);
        Incident late = incident("INC-AAAAAAAA", "two", AT.plusSeconds(1));
        incidents.open(early);
        incidents.open(late);
        incidents.change(late, late.withCase(about));
        assertThat(incidents.ofCase(about)).containsExactly(late.withCase(about), early);
        assertThat(incidents.ofCase(CaseId.imported("clinic", "d"))).isEmpty();
    }

    @Test
    void whatChangedInAPeriodIsFoundAcrossMonths() {
        Incident opened = incident("INC-AAAAAAAA", "one", Instant.parse("2026-02-27T10:00:00Z"));
        incidents.open(opened);
        Instant closing = Instant.parse("2026-04-01T00:00:00Z");
        incidents.change(opened, opened.closed(new Decision("U1", closing, "done")));
        assertThat(ids("2026-02-27T10:00:00Z", "2026-02-27T10:00:00.000000001Z"))
                .containsExactly("INC-AAAAAAAA");
        assertThat(ids("2026-02-27T10:00:00.1Z", "2026-04-01T00:00:00Z")).isEmpty();
        assertThat(ids("2026-03-01T00:00:00Z", "2026-04-01T00:00:01Z")).containsExactly("INC-AAAAAAAA");
    }

    private List<String> ids(String from, String to) {
        return incidents.changedBetween(Instant.parse(from), Instant.parse(to)).stream()
                .map(Incident::id)
                .toList();
    }
}
