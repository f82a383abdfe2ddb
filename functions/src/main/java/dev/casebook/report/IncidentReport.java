package dev.casebook.report;

import static java.util.Objects.requireNonNull;

import dev.casebook.Csv;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What became of incidents in a period, and in the one before.
 *
 * @param now what happened in the period, in order of time
 * @param before what happened in the one of the same length before it
 */
public record IncidentReport(Period period, List<Happening> now, List<Happening> before) {
    public IncidentReport {
        requireNonNull(period, "period is null");
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /** The agents that something happened to, by name. */
    public List<String> agents() {
        TreeSet<String> agents = new TreeSet<>();
        now.forEach(each -> agents.add(each.agent()));
        before.forEach(each -> agents.add(each.agent()));
        return List.copyOf(agents);
    }

    /** The figures of all agents together. */
    public Figures figures(boolean inPeriod) {
        return Figures.of(inPeriod ? now : before);
    }

    /** The figures of one agent. */
    public Figures figures(String agent, boolean inPeriod) {
        return Figures.of((inPeriod ? now : before)
                .stream().filter(each -> each.agent().equals(agent)).toList());
    }

    /** What the figures are counted from, a line each: ids, names from the configuration, times and seconds; nothing that anybody said. */
    public String csv() {
        Csv csv = new Csv().row("period", "what", "agent", "about", "at", "seconds_to_fix");
        rows("before", before, csv);
        rows("now", now, csv);
        return csv.toString();
    }

    private static void rows(String period, List<Happening> happenings, Csv csv) {
        for (Happening each : happenings) {
            csv.row(
                    period,
                    each.kind().name().toLowerCase(Locale.ROOT),
                    each.agent(),
                    each.about(),
                    each.at().toString(),
                    each.took().map(took -> Long.toString(took.toSeconds())).orElse(""));
        }
    }
}
