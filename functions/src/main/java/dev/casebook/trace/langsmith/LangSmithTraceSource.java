package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.SourceAnswer;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.TraceAssembler;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * LangSmith over its HTTP API.
 *
 * <p>The id of any run leads to its whole trace, which is known by the id of its root. A run that still goes on is read again
 * until it has ended or {@link LangSmithSettings.Patience#settleWithin} has passed; then the trace is marked partial.
 */
public final class LangSmithTraceSource implements TraceSource {
    private final LangSmithSettings settings;
    private final SourceHttp http;
    private final RunQuery runs;
    private final LangSmithSearch search;
    private final LargeValues largeValues;
    private final InstantSource clock;
    private final Pause pause;

    /** The client must not follow redirects: the key is for the configured host only. */
    public LangSmithTraceSource(LangSmithSettings settings, HttpClient client, InstantSource clock, Pause pause) {
        this.settings = settings;
        this.http = new SourceHttp(settings.address(), client, clock);
        this.runs = new RunQuery(http);
        this.search = new LangSmithSearch(settings.name(), runs, new Projects(settings, http));
        this.largeValues = new LargeValues(settings, client, clock);
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Optional<Trace> fetch(TraceRef ref) {
        String id = RunId.of(ref.id())
                .filter(uuid -> ref.source().equals(settings.name()))
                .orElseThrow(() -> new CasebookException.Permanent(
                        "%s keeps traces under references such as %s:3f2504e0-4f89-41d3-9a0c-0305e82c3301."
                                .formatted(settings.name(), settings.name())));
        SourceAnswer found =
                http.get("/api/v1/runs/" + id + "?exclude_s3_stored_attributes=true&exclude_serialized=true");
        if (found.notFound()) {
            return Optional.empty();
        }
        String trace = RunId.of(found.body().path("trace_id").asText()).orElse(id);
        return settled(trace, found.body().path("session_id").asText());
    }

    private Optional<Trace> settled(String trace, String project) {
        Instant deadline = clock.instant().plus(settings.patience().settleWithin());
        while (true) {
            RunQuery.Found read = runs.ofTrace(trace, project);
            boolean ended = !read.runs().isEmpty() && read.runs().stream().allMatch(LangSmithTraceSource::ended);
            boolean rooted =
                    read.runs().stream().anyMatch(run -> run.path("id").asText().equalsIgnoreCase(trace));
            if ((ended && rooted) || !clock.instant().isBefore(deadline)) {
                return assembled(new TraceRef(settings.name(), trace), read, !(ended && rooted));
            }
            rest();
        }
    }

    private static boolean ended(JsonNode run) {
        return run.hasNonNull("end_time") && !run.path("status").asText().equals("pending");
    }

    private Optional<Trace> assembled(TraceRef ref, RunQuery.Found read, boolean stillGoing) {
        if (read.runs().isEmpty()) {
            return Optional.empty();
        }
        LargeValues.Filled filled = largeValues.fill(read.runs());
        List<Span> spans = filled.runs().stream().map(RunSpan::of).toList();
        return Optional.of(TraceAssembler.assemble(ref, spans, stillGoing || read.more() || filled.missing() > 0));
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        return search.search(query);
    }

    private void rest() {
        try {
            pause.pause(settings.patience().betweenReads());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Reading from %s was interrupted; nothing was stored. It will be tried again."
                            .formatted(settings.name()),
                    stopped);
        }
    }
}
