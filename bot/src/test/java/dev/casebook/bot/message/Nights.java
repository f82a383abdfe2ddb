package dev.casebook.bot.message;

import dev.casebook.nightly.Night;
import dev.casebook.nightly.NightReport;
import dev.casebook.nightly.NightReport.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nights of a clinic: quiet, broken, still broken, fixed again, missed, not run. */
final class Nights {
    private static final Instant SLOT = Instant.parse("2026-03-05T01:00:00Z");
    private static final String SAME = "Agent version and model (m-2026-01-01) are the same.";
    private static final String DRIFT = "Model as reported: m-2026-01-01 → m-2026-03-05.";

    private Nights() {}

    static Map<String, Night> all(Samples samples, String outside) {
        Broken first = broken(samples, 1, 1, outside);
        Broken second = broken(samples, 2, 2, outside);
        return Map.of(
                "night-first",
                        night(new NightReport(
                                "v1" + outside,
                                Optional.empty(),
                                8,
                                8,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())),
                "night-quiet", night(report(outside, 8, List.of(), List.of(), List.of(), SAME)),
                "night-drifted", night(report(outside, 8, List.of(), List.of(), List.of(), DRIFT)),
                "night-broken", night(report(outside, 7, List.of(first), List.of(), List.of(), DRIFT)),
                "night-still-broken", night(report(outside, 7, List.of(second), List.of(), List.of(), DRIFT)),
                "night-more-broken", night(report(outside, 6, List.of(first, second), List.of(), List.of(), SAME)),
                "night-fixed", night(report(outside, 8, List.of(), List.of(first), List.of(second), SAME)),
                "night-missed", empty(List.of(SLOT.minus(Duration.ofDays(1)), SLOT), Optional.empty()),
                "night-not-run",
                        empty(
                                List.of(),
                                Optional.of("The agent clinic cannot be reached. Nothing was started." + outside)),
                "night-running", empty(List.of(), Optional.empty()));
    }

    private static Broken broken(Samples samples, int number, int nights, String outside) {
        return new Broken(
                samples.caseId(number),
                "Book me with Dr. Okafor at 3 pm." + outside,
                "INC-7KQ2M9X" + number,
                nights,
                "must say: already taken" + outside);
    }

    private static NightReport report(
            String outside,
            int passed,
            List<Broken> broken,
            List<Broken> passing,
            List<Broken> undecided,
            String besides) {
        return new NightReport(
                "v1" + outside,
                Optional.of(new NightReport.Baseline(
                        "EXP-9QK2M7XA", "v1" + outside, Optional.of("m-2026-01-01" + outside))),
                passed,
                8,
                broken,
                undecided,
                passing,
                List.of(besides + outside),
                besides.equals(DRIFT) ? List.of(besides + outside) : List.of());
    }

    private static Night night(NightReport report) {
        return new Night(
                "clinic",
                SLOT,
                place(),
                List.of(),
                Optional.of("EXP-7KQ2M9XA"),
                Optional.empty(),
                Optional.of(report),
                false);
    }

    private static Night empty(List<Instant> missed, Optional<String> problem) {
        return new Night("clinic", SLOT, place(), missed, Optional.empty(), problem, Optional.empty(), false);
    }

    private static Night.Place place() {
        return new Night.Place("clinic", "C0NIGHTS", "Europe/Berlin", Optional.of("U0OWNER"));
    }
}
