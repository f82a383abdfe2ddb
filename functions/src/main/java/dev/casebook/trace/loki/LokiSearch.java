package dev.casebook.trace.loki;

import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Field;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches lines and puts them together to hits: one per trace id, one per unbroken run of a session, and of lines that
 * belong to neither one per service and minute.
 *
 * <p>Agent, environment and own attributes must be labels or structured metadata; a session and a user may also stand in the
 * JSON of a line. A search without any of them, without a text and a symptom looks at errors, and at everything only where
 * there is none.
 */
final class LokiSearch {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern JOINT = Pattern.compile("[.-]");

    private final String source;
    private final LokiLogs logs;
    private final Belonging belonging;

    LokiSearch(String source, LokiLogs logs) {
        this.source = source;
        this.logs = logs;
        this.belonging = logs.belonging();
    }

    /** Lines that belong together. */
    private record Hit(List<LogLine> lines, Optional<String> trace, Optional<String> session) {
        LogLine first() {
            return lines.getFirst();
        }

        Duration duration() {
            return Duration.between(first().at(), lines.getLast().at());
        }

        boolean failed() {
            return lines.stream().anyMatch(line -> LineFields.of(line).isError());
        }
    }

    List<TraceSummary> search(TraceQuery query) {
        List<Hit> hits = new ArrayList<>(hits(lines(query)));
        hits.sort(
                query.symptom().filter(Symptom.SLOW::equals).isPresent()
                        ? Comparator.comparing(Hit::duration).reversed()
                        : Comparator.comparing((Hit hit) -> hit.first().nanos()).reversed());
        return hits.stream().limit(query.limit()).map(this::summary).toList();
    }

    private List<LogLine> lines(TraceQuery query) {
        LokiPages.Window window = new LokiPages.Window(
                LogLine.nanos(query.from().truncatedTo(ChronoUnit.MINUTES)),
                LogLine.nanos(query.to().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES)));
        String stages = stages(query);
        Optional<String> session = query.value(Field.SESSION);
        Optional<String> user = query.value(Field.USER);
        if (Stream.of(session, user).flatMap(Optional::stream).anyMatch(String::isBlank)) {
            return List.of();
        }
        if (session.isEmpty() && user.isEmpty()) {
            boolean open = query.text().isEmpty() && query.symptom().isEmpty();
            List<LogLine> errors =
                    open ? logs.lines(stages + LogQl.errors(), window).lines() : List.of();
            return errors.isEmpty() ? logs.lines(stages, window).lines() : errors;
        }
        String beside = labelled(belonging.sessionNames(), session) + labelled(belonging.userNames(), user);
        String within = session.map(LogQl::holding).orElse("")
                + user.map(LogQl::holding).orElse("");
        return logs.lines(beside + stages, window)
                .and(logs.lines(within + stages, window)
                        .where(line -> fits(session, belonging.session(line)) && fits(user, belonging.user(line))))
                .lines();
    }

    private static boolean fits(Optional<String> wanted, Optional<String> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }

    private String stages(TraceQuery query) {
        StringBuilder stages = new StringBuilder(query.text().map(LogQl::saying).orElse(""));
        stages.append(labelled(belonging.agentNames(), query.value(Field.AGENT)));
        stages.append(labelled(belonging.environmentNames(), query.value(Field.ENVIRONMENT)));
        query.attributes().forEach((name, value) -> stages.append(LogQl.labelled(List.of(label(name)), value)));
        query.symptom().ifPresent(symptom -> stages.append(symptom(symptom)));
        return stages.toString();
    }

    private static String labelled(List<String> names, Optional<String> value) {
        return value.map(text -> LogQl.labelled(names, text)).orElse("");
    }

    private String label(String name) {
        String label = JOINT.matcher(name).replaceAll("_");
        if (!LABEL.matcher(label).matches()) {
            throw new CasebookException.Permanent(
                    "%s cannot be asked for an attribute of that name; its labels have letters, digits and underscores."
                            .formatted(source));
        }
        return label;
    }

    private String symptom(Symptom symptom) {
        return switch (symptom) {
            case ERROR -> LogQl.errors();
            case SLOW -> "";
            case TOOL_ERROR, LOW_SCORE ->
                throw new CasebookException.Permanent("%s keeps logs and cannot be asked for %s."
                        .formatted(source, symptom == Symptom.LOW_SCORE ? "low scores" : "errors of tools"));
        };
    }

    private List<Hit> hits(List<LogLine> lines) {
        Map<String, List<LogLine>> groups = new LinkedHashMap<>();
        for (LogLine line : lines) {
            groups.computeIfAbsent(key(line), key -> new ArrayList<>()).add(line);
        }
        List<Hit> hits = new ArrayList<>();
        for (List<LogLine> group : groups.values()) {
            Optional<String> trace = belonging.traceId(group.getFirst());
            Optional<String> session = belonging.session(group.getFirst());
            if (trace.isEmpty() && session.isPresent()) {
                logs.runs(group).forEach(run -> hits.add(new Hit(run, trace, session)));
            } else {
                hits.add(new Hit(group, trace, session));
            }
        }
        return hits;
    }

    private String key(LogLine line) {
        return belonging
                .traceId(line)
                .map(id -> "trace " + id)
                .or(() -> belonging.session(line).map(id -> "session " + id))
                .orElseGet(() -> "minute " + line.at().truncatedTo(ChronoUnit.MINUTES) + " "
                        + belonging.service(line).orElse(""));
    }

    private TraceSummary summary(Hit hit) {
        return new TraceSummary(
                new TraceRef(source, id(hit)),
                belonging.service(hit.first()),
                hit.first().at(),
                hit.duration(),
                hit.failed(),
                Optional.empty());
    }

    private String id(Hit hit) {
        return hit.trace().orElseGet(() -> {
            LogLine anchor = hit.session()
                    .map(session -> logs.beginning(session, hit.first()))
                    .orElseGet(() -> anchor(logs.ofMinute(hit.first()), hit.first()));
            return anchor.nanos() + "-" + Belonging.mark(anchor);
        });
    }

    /** Whatever was searched for, a service's minute is known by its first error. */
    private static LogLine anchor(LogSnapshot minute, LogLine found) {
        return minute.lines().stream()
                .filter(line -> LineFields.of(line).isError())
                .findFirst()
                .orElseGet(
                        () -> minute.lines().isEmpty() ? found : minute.lines().getFirst());
    }
}
