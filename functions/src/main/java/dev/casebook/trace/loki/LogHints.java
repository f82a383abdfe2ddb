package dev.casebook.trace.loki;

import dev.casebook.CasebookException;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceHints;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is striking about a trace, and what the log says about it: its first errors and warnings, redacted. A log that cannot be
 * read takes nothing away from the hints.
 *
 * <p>The lines are other people's text: whoever shows the sentences escapes them.
 */
public final class LogHints implements Function<Trace, List<String>> {
    private static final Logger LOG = LoggerFactory.getLogger(LogHints.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int SHOWN = 3;
    private static final int LONGEST = 160;

    private final Function<String, List<LokiTraceSource>> besides;
    private final Function<Trace, Redactor> redactors;

    /**
     * Takes its parts.
     *
     * @param besides the logs to look into for traces of the source of that name
     * @param redactors what a trace's lines are redacted by
     */
    public LogHints(Function<String, List<LokiTraceSource>> besides, Function<Trace, Redactor> redactors) {
        this.besides = besides;
        this.redactors = redactors;
    }

    @Override
    public List<String> apply(Trace trace) {
        List<String> hints = new ArrayList<>(TraceHints.of(trace));
        for (LokiTraceSource logs : besides.apply(trace.ref().source())) {
            try {
                add(hints, logs.troubles(trace), redactors.apply(trace));
            } catch (CasebookException unreadable) {
                LOG.warn("The log beside {} could not be read: {}", trace.ref(), unreadable.getMessage());
            }
        }
        return List.copyOf(hints);
    }

    private static void add(List<String> hints, List<LogLine> troubles, Redactor redactor) {
        troubles.stream().limit(SHOWN).forEach(line -> hints.add(sentence(line, redactor)));
        if (troubles.size() > SHOWN) {
            hints.add("The log has %d more errors and warnings of this run.".formatted(troubles.size() - SHOWN));
        }
    }

    private static String sentence(LogLine line, Redactor redactor) {
        String said = LineFields.of(line).about().orElse(line.text());
        String redacted =
                redactor.redact(said).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return "Logged at %s UTC: “%s”"
                .formatted(
                        TIME.format(line.at()),
                        redacted.length() > LONGEST ? redacted.substring(0, LONGEST) + "…" : redacted);
    }
}
