package dev.casebook.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A diff as plain lines of text, for terminals. */
public final class DiffText {

    private DiffText() {}

    /** Headline, the three questions, cases by name, the averages, what chance would do, and notes; no line is empty. */
    public static List<String> lines(Diff diff) {
        List<String> lines = new ArrayList<>();
        headline(diff, lines);
        questions(diff, lines);
        cases(diff, lines);
        if (diff.scores().size() > 2) {
            diff.scores().stream().skip(1).forEach(score -> lines.add("   " + AggregateSentence.of(score)));
        }
        lines.add(chance(diff.chance()));
        figures(diff, lines);
        diff.notes().forEach(note -> lines.add("Note: " + note));
        return List.copyOf(lines);
    }

    /** {@code Ready: YES}, {@code Ready: NO}, {@code Ready: CANNOT TELL}. */
    public static String headline(Verdict verdict) {
        return "Ready: " + verdict.ready().name().replace('_', ' ');
    }

    private static void headline(Diff diff, List<String> lines) {
        lines.add(headline(diff.verdict()) + (diff.noRealChange() ? ", no real change" : "") + " ("
                + diff.candidate().agentVersion() + " against "
                + diff.baseline().agentVersion() + ", " + diff.candidate().experiment() + " against "
                + diff.baseline().experiment() + ")");
        diff.verdict().reasons().forEach(reason -> lines.add(" - " + reason));
    }

    private static void questions(Diff diff, List<String> lines) {
        lines.add("1. Is the failing case fixed? "
                + switch (diff.verdict().target()) {
                    case FIXED -> "Yes.";
                    case NOT_FIXED -> "No.";
                    case NOT_SURE -> "Not sure.";
                    case NONE -> "No case was to be fixed.";
                });
        lines.add("2. Did anything regress? "
                + switch (diff.verdict().regression()) {
                    case NONE_FOUND -> "No guarding case did.";
                    case CONFIRMED -> "Yes, and further trials bear it out.";
                    case NOT_SURE -> "Not sure.";
                });
        lines.add("3. " + diff.verdict().aggregate());
    }

    private static void cases(Diff diff, List<String> lines) {
        Stream.of("Regressed", "Fixed", "Still failing", "Flaky", "New", "Not compared", "Not scored")
                .forEach(heading -> diff.changes().stream()
                        .filter(change -> heading(change).equals(heading))
                        .forEach(change -> lines.add(heading + ": " + line(change))));
        long passing = diff.changes().stream()
                .filter(change -> change instanceof CaseChange.StillPassing)
                .count();
        lines.add("Still passing: " + Wording.cases(passing));
    }

    private static String heading(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed regressed -> "Regressed";
            case CaseChange.Fixed fixed -> "Fixed";
            case CaseChange.StillFailing failing -> "Still failing";
            case CaseChange.StillPassing passing -> "Still passing";
            case CaseChange.Flaky flaky -> "Flaky";
            case CaseChange.Added added -> "New";
            case CaseChange.NotComparable different -> "Not compared";
            case CaseChange.NotScored missing -> "Not scored";
        };
    }

    private static String line(CaseChange change) {
        String name = Wording.name(change.subject());
        return switch (change) {
            case CaseChange.Regressed c ->
                name + ", passed " + moved(c.before(), c.after()) + (c.guarding() ? "" : ", does not guard")
                        + why(c.why());
            case CaseChange.Fixed c -> name + ", passed " + moved(c.before(), c.after());
            case CaseChange.StillFailing c -> name + ", passed " + moved(c.before(), c.after()) + why(c.why());
            case CaseChange.StillPassing c -> name + ", passed " + moved(c.before(), c.after());
            case CaseChange.Flaky c -> name + ", passed " + moved(c.before(), c.after());
            case CaseChange.Added c -> name + ", passed " + Wording.trials(c.after()) + why(c.why());
            case CaseChange.NotComparable c -> name + ", " + c.reason();
            case CaseChange.NotScored c -> name + ", " + c.reason();
        };
    }

    private static String moved(CaseChange.Trials before, CaseChange.Trials after) {
        return Wording.trials(before) + " before, " + Wording.trials(after) + " now";
    }

    private static String why(String why) {
        return why.isBlank() ? "" : " (" + why + ")";
    }

    private static String chance(Diff.Chance chance) {
        String seen = Wording.count(chance.flips(), "case flipped", "cases flipped");
        String confirmed = chance.flips() == 0
                ? ""
                : ", " + chance.confirmed() + " confirmed by " + chance.confirmationTrials() + " further trials each";
        return String.format(
                Locale.ROOT,
                "Chance alone would flip about %.1f cases at a flake rate of %s; %s%s.",
                chance.expectedFlips(),
                Wording.percent(chance.flakeRate()),
                seen,
                confirmed);
    }

    private static void figures(Diff diff, List<String> lines) {
        latency(diff).ifPresent(lines::add);
        cost(diff).ifPresent(lines::add);
    }

    /** Median and 95th percentile before and after, and whether the latter keeps the limit; empty when nothing answered. */
    public static Optional<String> latency(Diff diff) {
        Diff.Side before = diff.baseline();
        Diff.Side after = diff.candidate();
        if (before.latencyP95Millis() == 0 && after.latencyP95Millis() == 0) {
            return Optional.empty();
        }
        String limit = diff.latencyLimitMillis() == 0
                ? ""
                : after.latencyP95Millis() <= diff.latencyLimitMillis()
                        ? ", within the limit of " + diff.latencyLimitMillis() + " ms"
                        : ", over the limit of " + diff.latencyLimitMillis() + " ms";
        return Optional.of("Latency: median " + before.latencyMedianMillis() + " → " + after.latencyMedianMillis()
                + " ms, 95th percentile " + before.latencyP95Millis() + " → " + after.latencyP95Millis() + " ms"
                + limit);
    }

    /** What an answer cost before and after, with the difference; empty when neither side reported it. */
    public static Optional<String> cost(Diff diff) {
        double before = diff.baseline().costDollars();
        double after = diff.candidate().costDollars();
        if (before == 0 && after == 0) {
            return Optional.empty();
        }
        String change = before == 0 || after == 0
                ? ""
                : String.format(
                        Locale.ROOT, " (%s%.0f%%)", after < before ? "−" : "+", 100 * Math.abs(after / before - 1));
        return Optional.of(String.format(Locale.ROOT, "Cost of an answer: $%.5f → $%.5f%s", before, after, change));
    }
}
