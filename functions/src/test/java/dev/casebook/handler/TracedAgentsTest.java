package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.access.AccessRules;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.incident.Incident;
import dev.casebook.incident.LocateTrace;
import dev.casebook.trace.ShelfOfTraces;
import dev.casebook.trace.Trace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two agents whose traces carry other names than casebook.yaml. */
class TracedAgentsTest {
    private static final Configuration CONFIGURATION =
            new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", """
                    agents:
                      clinic:
                        url: http://localhost/{version}
                        traced_as: [clinic-web, clinic-phone]
                        channel: C0INCIDENTS
                      billing:
                        url: http://localhost:81/{version}
                        channel: C0INCIDENTS
                      desk:
                        url: http://localhost:82/{version}
                        channel: C0INCIDENTS
                    harvest:
                      desk-errors: {agent: desk, traced_as: front-desk, symptom: error}
                      clinic-errors: {agent: clinic, symptom: error}
                    """);

    private final Searches searches =
            new Searches(CONFIGURATION, FunctionsHouse.outside(false, AccessRules.OPEN), InstantSource.system());

    private LocateTrace.Where where(String agent) {
        return searches.whereTracesAre(Incident.opened(
                "INC-7KQ2M9XA",
                new Incident.Report("grafana", "g", "Booked a taken slot"),
                new Incident.Place(agent, agent, "C1"),
                Instant.parse("2026-03-04T09:42:00Z")));
    }

    @Test
    void anAlertsTracesAreSearchedUnderTheNamesThatTheyCarry() {
        assertThat(where("clinic").agents()).containsExactly("clinic-web", "clinic-phone");
        assertThat(where("billing").agents()).containsExactly("billing");
        assertThat(where("desk").agents()).as("as its saved query says").containsExactly("front-desk");
    }

    @Test
    void aSavedQueryLooksUnderTheAgentsNames() {
        assertThat(searches.savedQueries())
                .extracting(query -> query.name() + " " + query.tracedAs())
                .containsExactlyInAnyOrder("desk-errors [front-desk]", "clinic-errors [clinic-web, clinic-phone]");
    }

    private static Trace named(String agent) {
        Trace trace = ShelfOfTraces.turn("1", Instant.EPOCH, "s", List.of(), "Hello.");
        Trace.Context of = trace.context();
        return new Trace(
                trace.ref(),
                new Trace.Context(
                        Optional.of(agent),
                        of.version(),
                        of.environment(),
                        of.session(),
                        of.user(),
                        of.now(),
                        of.startedAt(),
                        of.duration()),
                trace.input(),
                trace.output(),
                trace.steps(),
                trace.partial());
    }

    @Test
    void aTraceIsOfTheAgentThatGoesByItsName() {
        TracedAgents agents = new TracedAgents(CONFIGURATION);
        for (Map.Entry<String, String> each : Map.of(
                        "clinic-phone", "clinic", "clinic", "clinic", "front-desk", "desk", "billing", "billing")
                .entrySet()) {
            assertThat(agents.of(named(each.getKey())).map(AgentEntry::name)).contains(each.getValue());
        }
        assertThat(agents.of(named("kitchen"))).isEmpty();
    }
}
