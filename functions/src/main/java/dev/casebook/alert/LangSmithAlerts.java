package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.alert.Alert.Member;
import dev.casebook.alert.Alert.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a LangSmith automation rule posts (the runs it matched) and what a LangSmith alert posts (a threshold, and no run).
 * A rule, or an alert, is one group. Inputs and outputs are not carried: the trace is fetched when it is needed.
 *
 * <p>Source: {@code langchain-ai/docs: src/langsmith/webhooks.mdx}, {@code alerts_webhook.mdx}.
 */
public final class LangSmithAlerts implements AlertParser {
    private static final String ADVICE = "Casebook reads the webhooks of LangSmith's automation rules and alerts.";
    private static final int MOST_RUNS = 200;
    private static final int MOST_EXTRAS = 20;
    private static final Set<String> OWN = Set.of(
            "project_name", "alert_rule_id", "alert_rule_name", "alert_rule_type", "alert_rule_attribute", "timestamp");

    private final String traces;

    /**
     * Makes a parser.
     *
     * @param traces the name of the source in which the runs are
     */
    public LangSmithAlerts(String traces) {
        this.traces = traces;
    }

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        Payload payload = Payload.read(body, ADVICE);
        return payload.at("alert_rule_id").isMissingNode()
                ? rule(source, payload)
                : Optional.of(alert(source, payload));
    }

    private Optional<Alert> rule(String source, Payload payload) {
        String rule = payload.required("rule_id");
        JsonNode runs = payload.at("runs");
        if (!runs.isArray()) {
            throw payload.malformed("runs", "Expected a list.");
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < Math.min(runs.size(), MOST_RUNS); i++) {
            members.add(run(payload, runs.path(i), "runs[" + i + "]."));
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Member first = members.getFirst();
        String name = first.labels().getOrDefault("name", "run");
        return Optional.of(new Alert(
                source,
                rule,
                true,
                "LangSmith rule matched " + (members.size() == 1 ? name : members.size() + " runs, first " + name),
                with(first.labels(), "rule", rule),
                first.annotations(),
                List.of(),
                members,
                Optional.of(Notice.delivered(rule + " " + ids(members)))));
    }

    private Member run(Payload payload, JsonNode run, String at) {
        String id = Payload.text(run.path("id")).orElseThrow(() -> payload.malformed(at + "id", "Expected a text."));
        Map<String, String> labels = new LinkedHashMap<>();
        Payload.text(run.path("name")).ifPresent(text -> labels.put("name", text));
        Payload.text(run.path("run_type")).ifPresent(text -> labels.put("run_type", text));
        Payload.text(run.path("session_id")).ifPresent(text -> labels.put("project", text));
        Payload.text(run.path("status")).ifPresent(text -> labels.put("status", text));
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put(
                "trace_id", traces + ":" + Payload.text(run.path("trace_id")).orElse(id));
        Payload.text(run.path("error")).ifPresent(text -> annotations.put("error", text));
        Instant began = Times.read(run.path("start_time"))
                .or(() -> withoutOffset(run.path("start_time")))
                .orElseThrow(() -> payload.malformed(at + "start_time", "Expected a time."));
        return new Member(id, began, true, labels, annotations);
    }

    private static Alert alert(String source, Payload payload) {
        String rule = payload.required("alert_rule_id");
        Instant at = payload.time("timestamp");
        Map<String, String> labels = new LinkedHashMap<>();
        payload.copy("alert_rule_name", "alertname", labels);
        payload.copy("project_name", "project", labels);
        payload.copy("alert_rule_type", "type", labels);
        payload.copy("alert_rule_attribute", "attribute", labels);
        Map<String, String> annotations = new LinkedHashMap<>();
        payload.root()
                .propertyStream()
                .filter(field -> !OWN.contains(field.getKey()))
                .limit(MOST_EXTRAS)
                .forEach(field ->
                        Payload.text(field.getValue()).ifPresent(text -> annotations.put(field.getKey(), text)));
        return new Alert(
                source,
                rule,
                true,
                payload.text("alert_rule_name").orElse("LangSmith alert"),
                labels,
                annotations,
                List.of(),
                List.of(new Member(rule, at, true)),
                Optional.of(Notice.delivered(rule + " " + at)));
    }

    /** Runs are written without an offset; LangSmith means UTC. */
    private static Optional<Instant> withoutOffset(JsonNode time) {
        return Payload.text(time).flatMap(text -> Times.read(TextNode.valueOf(text + "Z")));
    }

    private static String ids(List<Member> members) {
        return String.join(
                " ", members.stream().map(Member::fingerprint).sorted().toList());
    }

    private static Map<String, String> with(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }
}
