package dev.casebook.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.casefile.CaseId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens to an incident, in whatever order. */
class IncidentProperties {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");
    private static final List<IncidentState> STATES = List.of(IncidentState.values());

    private static Incident fresh() {
        return Incident.opened(
                "INC-AAAAAAAA",
                new Incident.Report("grafana", "group", "title"),
                new Incident.Place("clinic", "clinic", "C1"),
                AT);
    }

    /** One of the things that can happen. */
    private static Incident next(Incident now, Random random, Instant at) {
        Decision why = new Decision("U1", at, "because " + random.nextInt(9));
        IncidentState any = STATES.get(random.nextInt(STATES.size()));
        return switch (random.nextInt(8)) {
            case 0 -> now.closed(why);
            case 1 -> now.dismissed(IncidentLife.NotADefect.USER_ERROR, why);
            case 2 -> now.reopened(why);
            case 3 -> now.backTo(any, why);
            case 4 -> now.verified(new IncidentLife.Fix("v" + random.nextInt(3), "EXP-7KQ2M9XA"), at);
            case 5 -> now.withCase(CaseId.imported("clinic", "c")).seenAgain();
            default -> now.reached(any, at);
        };
    }

    @Property(seed = "20261121")
    void itGoesBackOrEndsOnlyWithARecordedReason(@ForAll long seed) {
        Random random = new Random(seed);
        Incident now = fresh();
        for (int i = 1; i < 40; i++) {
            Incident next = next(now, random, AT.plusSeconds(i));
            List<IncidentStep> steps = next.life().steps();
            assertThat(steps).startsWith(now.life().steps().toArray(IncidentStep[]::new));
            boolean moved = next.state() != now.state();
            assertThat(steps).hasSize(now.life().steps().size() + (moved ? 1 : 0));
            if (moved) {
                assertThat(steps.getLast().state()).isEqualTo(next.state());
                boolean back = next.state().compareTo(now.state()) < 0;
                assertThat(steps.getLast().why().isPresent())
                        .isEqualTo(back || next.state().over());
            }
            assertThat(now.state().over() && next.state().over() && moved).isFalse();
            now = next;
        }
    }

    @Property(seed = "20261121")
    void whatItReachedIsWhatStillCounts(@ForAll long seed) {
        Random random = new Random(seed);
        Incident now = fresh();
        for (int i = 1; i < 40; i++) {
            now = next(now, random, AT.plusSeconds(i));
            IncidentState state = now.state();
            assertThat(now.reached()).containsKey(IncidentState.OPEN).containsKey(state);
            assertThat(now.reached().keySet()).allMatch(each -> each.compareTo(state) <= 0);
            assertThat(now.life().notADefect().isPresent()).isEqualTo(state == IncidentState.NOT_A_DEFECT);
            if (state.compareTo(IncidentState.FIX_VERIFIED) < 0) {
                assertThat(now.life().fix()).isEmpty();
            }
        }
    }

    @Property(tries = 50, seed = "20261121")
    void itReadsBackAsItWasWritten(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Incident now = fresh();
        for (int i = 1; i < 10; i++) {
            now = next(now, random, AT.plusSeconds(i));
        }
        String json = Json.mapper().writeValueAsString(now);
        assertThat(Json.mapper().readValue(json, Incident.class)).isEqualTo(now);
    }
}
