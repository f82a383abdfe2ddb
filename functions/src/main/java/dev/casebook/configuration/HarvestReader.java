package dev.casebook.configuration;

import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceQuery;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the entries under {@code harvest:} and checks that what they name is there. */
final class HarvestReader {
    private static final Pattern EVERY = Pattern.compile("([0-9]{1,4})(m|h|d)");
    private static final Duration LEAST = Duration.ofMinutes(5);
    private static final Duration MOST = Duration.ofDays(1);

    private final Set<String> agents;
    private final Set<String> sources;

    HarvestReader(Map<String, AgentEntry> agents, Map<String, SourceEntry> sources) {
        this.agents = agents.keySet();
        this.sources = sources.keySet();
    }

    HarvestEntry read(String name, Section section) {
        section.expecting(
                "agent",
                "traced_as",
                "source",
                "symptom",
                "environments",
                "every",
                "per_run",
                "per_day",
                "failure_mode");
        return new HarvestEntry(
                name,
                section.required("agent", "one of " + String.join(", ", agents), text -> one(agents, text))
                        .orElse(""),
                section.value("traced_as", Function.identity()),
                section.value("source", text -> one(sources, text)),
                section.required("symptom", "error, tool-error or low-score", HarvestReader::symptom)
                        .orElse(TraceQuery.Symptom.ERROR),
                section.values("environments", Function.identity()),
                section.value("every", HarvestReader::every).orElse(Duration.ofHours(1)),
                section.value("per_run", text -> number(text, 50)).orElse(5),
                section.value("per_day", text -> number(text, 500)).orElse(20),
                section.value("failure_mode", Shapes::failureMode).orElse(FailureMode.OTHER));
    }

    private static String one(Set<String> names, String text) {
        if (!names.contains(text)) {
            throw new Unfit("There is none of this name. Expected one of " + String.join(", ", names) + ".");
        }
        return text;
    }

    private static TraceQuery.Symptom symptom(String text) {
        return switch (text) {
            case "error" -> TraceQuery.Symptom.ERROR;
            case "tool-error" -> TraceQuery.Symptom.TOOL_ERROR;
            case "low-score" -> TraceQuery.Symptom.LOW_SCORE;
            default -> throw new Unfit("Expected error, tool-error or low-score.");
        };
    }

    private static Duration every(String text) {
        Matcher parts = EVERY.matcher(text);
        if (parts.matches()) {
            long amount = Long.parseLong(parts.group(1));
            Duration every = switch (parts.group(2)) {
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
            if (every.compareTo(LEAST) >= 0 && every.compareTo(MOST) <= 0) {
                return every;
            }
        }
        throw new Unfit("Expected a time such as 15m, 1h or 1d, at least 5m and at most 1d.");
    }

    private static int number(String text, int most) {
        if (text.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new Unfit("Expected a whole number from 1 to " + most + ".");
    }
}
