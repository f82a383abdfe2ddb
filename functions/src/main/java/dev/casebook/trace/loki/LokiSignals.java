package dev.casebook.trace.loki;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.Signals;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.http.SourceRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes signals as lines of JSON into one stream, {@code {service_name="casebook"}}. Loki keeps a line that comes twice once. */
final class LokiSignals implements Signals {
    private static final Logger LOG = LoggerFactory.getLogger(LokiSignals.class);
    private static final Map<String, String> STREAM = Map.of("service_name", "casebook");
    private static final String TRACE = "trace_id";

    private final String source;
    private final SourceHttp http;

    LokiSignals(String source, SourceHttp http) {
        this.source = source;
        this.http = http;
    }

    @Override
    public void tell(Signal signal) {
        try {
            http.ask(SourceRequest.send("POST", "/loki/api/v1/push", body(line(signal))));
        } catch (CasebookException refused) {
            LOG.warn("{} did not take the signal {}: {}", source, signal.event(), refused.getMessage());
        }
    }

    private static LogLine line(Signal signal) {
        ObjectNode text = Json.mapper().createObjectNode().put("level", "info").put("msg", signal.event());
        signal.fields().forEach(text::put);
        String trace = signal.fields().get(TRACE);
        return new LogLine(
                LogLine.nanos(signal.at()), trace == null ? Map.of() : Map.of(TRACE, trace), text.toString());
    }

    /** Times are texts: Loki refuses numbers. What belongs to one line only is structured metadata, not a label. */
    static JsonNode body(LogLine line) {
        ObjectNode body = Json.mapper().createObjectNode();
        ObjectNode stream = body.putArray("streams").addObject();
        stream.set("stream", Json.mapper().valueToTree(STREAM));
        stream.putArray("values")
                .addArray()
                .add(Long.toString(line.nanos()))
                .add(line.text())
                .add(Json.mapper().<JsonNode>valueToTree(line.labels()));
        return body;
    }
}
