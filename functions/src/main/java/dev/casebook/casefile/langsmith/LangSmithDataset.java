package dev.casebook.casefile.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.CaseState;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.http.SourceRequest;
import dev.casebook.trace.langsmith.LangSmithSettings;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes cases as examples of a LangSmith dataset. Fifty cases take three requests: what is there, what is new, what changed.
 *
 * <p>Looks before it writes, so that a push of what is there already makes no new version of the dataset.
 */
public final class LangSmithDataset implements CaseSink {
    private static final int AT_ONCE = 50;

    private final String source;
    private final SourceHttp http;

    /** The client must not follow redirects: the key is for the configured host only. */
    public LangSmithDataset(LangSmithSettings settings, HttpClient client, InstantSource clock) {
        this.source = settings.name();
        this.http = new SourceHttp(settings.address(), client, clock);
    }

    @Override
    public Pushed push(String dataset, List<Case> cases) {
        List<Case> wanted =
                cases.stream().filter(each -> each.state() != CaseState.DRAFT).toList();
        Pushed pushed = new Pushed(0, 0, 0, cases.size() - wanted.size());
        if (wanted.isEmpty()) {
            return pushed;
        }
        String id = find(dataset).orElseGet(() -> make(dataset));
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            pushed = plus(pushed, some(id, wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE))));
        }
        return pushed;
    }

    private static Pushed plus(Pushed a, Pushed b) {
        return new Pushed(a.added() + b.added(), a.changed() + b.changed(), a.same() + b.same(), a.left() + b.left());
    }

    private Optional<String> find(String name) {
        for (JsonNode dataset : http.get(
                        "/api/v1/datasets?limit=10&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .body()) {
            if (dataset.path("name").asText().equals(name)) {
                return Optional.of(dataset.path("id").asText());
            }
        }
        return Optional.empty();
    }

    /** Somebody else may make it at the same moment; then that one is it. */
    private String make(String name) {
        ObjectNode dataset = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("data_type", "kv")
                .put("description", "Regression cases, kept up to date by Casebook.");
        JsonNode made = http.ask(
                        SourceRequest.send("POST", "/api/v1/datasets", dataset).expecting(409))
                .body();
        return Optional.of(made.path("id").asText())
                .filter(id -> !id.isEmpty())
                .or(() -> find(name))
                .orElseThrow(() -> new CasebookException.Permanent(
                        "%s neither has a dataset %s nor makes one. Nothing was written; its API key must be able to write datasets."
                                .formatted(source, name)));
    }

    private Pushed some(String dataset, List<Case> cases) {
        Map<String, JsonNode> there = there(dataset, cases);
        ArrayNode fresh = JsonNodeFactory.instance.arrayNode();
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        int same = 0;
        int left = 0;
        for (Case each : cases) {
            JsonNode example = there.get(LangSmithExample.id(dataset, each));
            if (example != null && LangSmithExample.upToDate(example, each)) {
                same++;
            } else if (example != null) {
                ObjectNode update = LangSmithExample.of(dataset, source, each);
                update.remove("source_run_id");
                changed.add(update);
            } else if (each.state() == CaseState.RETIRED) {
                left++;
            } else {
                fresh.add(LangSmithExample.of(dataset, source, each));
            }
        }
        if (!fresh.isEmpty()) {
            write("POST", fresh);
        }
        if (!changed.isEmpty()) {
            write("PATCH", changed);
        }
        return new Pushed(fresh.size(), changed.size(), same, left);
    }

    private Map<String, JsonNode> there(String dataset, List<Case> cases) {
        StringBuilder path = new StringBuilder("/api/v1/examples?dataset=" + dataset + "&limit=100");
        cases.forEach(each -> path.append("&id=").append(LangSmithExample.id(dataset, each)));
        Map<String, JsonNode> there = new HashMap<>();
        http.get(path.toString())
                .body()
                .forEach(example -> there.put(example.path("id").asText(), example));
        return there;
    }

    /** Two pushes of one case at the same moment: the later one finds it there (409), and its retry sees that. */
    private void write(String method, ArrayNode examples) {
        int status = http.ask(SourceRequest.send(method, "/api/v1/examples/bulk", examples)
                        .expecting(409))
                .status();
        if (status == 409) {
            throw new CasebookException.Retryable(
                    "%s was just given the same examples by somebody else. It will be tried again.".formatted(source));
        }
    }
}
