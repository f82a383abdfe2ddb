package dev.casebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.CaseId;
import dev.casebook.incident.Decision;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.incident.IncidentStep;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The figures against what a reader counts in the incidents themselves, by hand and for 300 made-up ones. */
class CompileReportTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedItemTable table = new SimulatedItemTable();
    private final SimulatedBlobStore blobs = new SimulatedBlobStore();
    private final ItemIncidentStore incidents = new ItemIncidentStore(table, blobs);
    private final CompileReport compile =
            new CompileReport(incidents, new ItemCaseStore(table, blobs), new ItemExperimentStore(table, blobs));

    private Incident open(String name, String agent, Instant at) {
        Incident fresh = Incident.opened(
                Incident.idOf(name),
                new Incident.Report("grafana", name, name),
                new Incident.Place(agent, agent, "C1"),
                at);
        return incidents.open(fresh);
    }

    private Incident to(Incident now, Incident next) {
        assertThat(incidents.change(now, next)).isTrue();
        return next;
    }

    private static Decision why(Instant at) {
        return new Decision("U1", at, "so it is");
    }

    @Test
    void whatHappenedIsCountedInThePeriodInWhichItDid() {
        Instant day = START.plus(Duration.ofDays(40));
        Incident fixed = open("fixed", "clinic", day);
        fixed = to(fixed, fixed.withCase(CaseId.imported("clinic", "c")).reached(IncidentState.REPRODUCED, day));
        to(fixed, fixed.verified(new IncidentLife.Fix("v2", "EXP-7KQ2M9XA"), day.plus(Duration.ofHours(3))));
        Incident slow = open("slow", "clinic", day);
        to(slow, slow.verified(new IncidentLife.Fix("v2", "EXP-7KQ2M9XA"), day.plus(Duration.ofHours(5))));
        Incident none = open("none", "billing", day);
        to(none, none.dismissed(IncidentLife.NotADefect.USER_ERROR, why(day.plusSeconds(60))));
        Incident early = open("early", "clinic", START.plus(Duration.ofDays(10)));
        early = to(early, early.verified(new IncidentLife.Fix("v1", "EXP-7KQ2M9XA"), START.plus(Duration.ofDays(11))));
        to(early, early.reopened(why(day)));

        IncidentReport report =
                compile.of(new Period(START.plus(Duration.ofDays(31)), START.plus(Duration.ofDays(62))));
        Figures clinic = report.figures("clinic", true);
        assertThat(clinic.triaged()).isEqualTo(2);
        assertThat(clinic.meanToFix()).contains(Duration.ofHours(4));
        assertThat(clinic.medianToFix()).contains(Duration.ofHours(4));
        assertThat(clinic.recurrences()).isEqualTo(1);
        assertThat(report.figures("billing", true).notDefects()).isEqualTo(1);
        assertThat(report.figures("clinic", false).triaged()).isEqualTo(1);
        // Its fix did not hold, so it is no fix.
        assertThat(report.figures(false).fixes()).isZero();
        assertThat(report.agents()).containsExactly("billing", "clinic");
    }

    @Test
    void theFiguresAreThoseThatTheRawIncidentsGive() {
        Random random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
            Instant at = START.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
            Incident incident = open("i" + i, random.nextBoolean() ? "clinic" : "billing", at);
            for (int step = 0; step < random.nextInt(7); step++) {
                at = at.plus(Duration.ofMinutes(1 + random.nextInt(3000)));
                incident = to(incident, next(incident, random, at));
            }
        }
        Period period = new Period(START.plus(Duration.ofDays(30)), START.plus(Duration.ofDays(60)));
        Figures figures = compile.of(period).figures(true);

        int triaged = 0;
        int recurrences = 0;
        int notDefects = 0;
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Incident raw = incidents.find(Incident.idOf("i" + i)).orElseThrow();
            boolean seen = false;
            boolean good = false;
            for (IncidentStep step : raw.life().steps()) {
                if (!seen && step.state() != IncidentState.OPEN) {
                    seen = true;
                    triaged += period.has(step.at()) ? 1 : 0;
                }
                boolean back = step.why().isPresent() && !step.state().over();
                recurrences += back && good && period.has(step.at()) ? 1 : 0;
                good = step.state() == IncidentState.FIX_VERIFIED
                        || step.state() == IncidentState.WATCHING
                        || step.state() == IncidentState.CLOSED;
            }
            IncidentStep last = raw.life().steps().getLast();
            notDefects += last.state() == IncidentState.NOT_A_DEFECT && period.has(last.at()) ? 1 : 0;
            Instant fixed = raw.reached().get(IncidentState.FIX_VERIFIED);
            if (fixed != null && period.has(fixed)) {
                seconds.add(Duration.between(raw.life().steps().getFirst().at(), fixed)
                        .toSeconds());
            }
        }
        seconds.sort(null);
        assertThat(List.of(figures.triaged(), figures.recurrences(), figures.notDefects(), figures.fixes()))
                .isEqualTo(List.of(triaged, recurrences, notDefects, seconds.size()))
                .allMatch(count -> count > 5);
        double mean = seconds.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertThat((double) figures.meanToFix().orElseThrow().toSeconds())
                .isCloseTo(mean, org.assertj.core.data.Offset.offset(1.0));
        double median = (seconds.get((seconds.size() - 1) / 2) + seconds.get(seconds.size() / 2)) / 2.0;
        assertThat((double) figures.medianToFix().orElseThrow().toSeconds())
                .isCloseTo(median, org.assertj.core.data.Offset.offset(1.0));
        assertThat(compile.of(period).csv().lines().filter(line -> line.startsWith("now,triaged,")))
                .hasSize(triaged);
    }

    private static Incident next(Incident now, Random random, Instant at) {
        return switch (random.nextInt(5)) {
            case 0 -> now.closed(why(at));
            case 1 -> now.dismissed(IncidentLife.NotADefect.PLATFORM_ISSUE, why(at));
            case 2 -> now.reopened(why(at));
            case 3 -> now.verified(new IncidentLife.Fix("v2", "EXP-7KQ2M9XA"), at);
            default -> now.withCase(CaseId.imported("clinic", "c")).reached(IncidentState.REPRODUCED, at);
        };
    }
}
