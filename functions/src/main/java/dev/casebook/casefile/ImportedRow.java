package dev.casebook.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.trace.Message;
import dev.casebook.trace.Redactor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One line of an import, redacted.
 *
 * <pre>
 * {"id": "…", "input": "what the user says" or {…}, "reference": "the right answer" or
 *    {"text": "…", "tool_calls": [{"name": "…", "arguments": {…}}], "must_say": ["…"], "must_not_say": ["…"]},
 *  "evaluators": [{"type": "contains", "value": "…"}],
 *  "history": [{"role": "user", "content": "…"}], "now": "2026-03-04T10:15:00+01:00",
 *  "tools": [{"name": "…", "arguments": {…}, "result": …}],
 *  "title": "…", "author": "…", "failure_mode": "other", "category": "…", "tags": ["…"], "family": "…"}
 * </pre>
 *
 * <p>{@code id} and {@code input} are required; a row without a reference or evaluators becomes a draft.
 */
final class ImportedRow {
    private static final int TITLE = 120;

    private final String dataset;
    private final Redactor redactor;
    private final Consumer<EvaluatorSpec> check;
    private final Instant now;

    ImportedRow(String dataset, Redactor redactor, Consumer<EvaluatorSpec> check, Instant now) {
        this.dataset = dataset;
        this.redactor = redactor;
        this.check = check;
        this.now = now;
    }

    /** Reads a line. The message of a refusal names the field, not the file. */
    Case read(String line) {
        JsonNode row = json(line);
        String ownId = text(row, "id").orElseThrow(() -> problem("id: missing"));
        String author = text(row, "author").orElse("import");
        CaseInput input = input(row);
        Optional<Reference> reference = reference(row, author);
        List<EvaluatorSpec> evaluators = evaluators(row);
        boolean complete = reference.isPresent() && !evaluators.isEmpty();
        return new Case(
                CaseId.imported(dataset, ownId),
                dataset,
                1,
                complete ? CaseState.ACTIVE : CaseState.DRAFT,
                input,
                reference,
                evaluators,
                label(row, input),
                origin(ownId, author),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static JsonNode json(String line) {
        try {
            JsonNode row = Json.mapper().readTree(line);
            if (row == null || !row.isObject()) {
                throw problem("a JSON object was expected");
            }
            return row;
        } catch (JsonProcessingException e) {
            throw problem("this is not JSON (column " + e.getLocation().getColumnNr() + ")");
        }
    }

    private CaseInput input(JsonNode row) {
        JsonNode input = row.path("input");
        if (input.isTextual()) {
            input = JsonNodeFactory.instance.objectNode().put("message", input.asText());
        } else if (!input.isObject()) {
            throw problem("input: text or an object was expected");
        }
        List<Message> history = new ArrayList<>();
        for (JsonNode turn : row.path("history")) {
            history.add(new Message(
                    text(turn, "role").orElseThrow(() -> problem("history: a turn has no role")),
                    redactor.redact(text(turn, "content").orElse(""))));
        }
        return new CaseInput(redactor.redact(input), history, text(row, "now").map(ImportedRow::time), tools(row));
    }

    private List<ToolInvocation> tools(JsonNode row) {
        List<ToolInvocation> tools = new ArrayList<>();
        for (JsonNode tool : row.path("tools")) {
            String name = text(tool, "name").orElseThrow(() -> problem("tools: one has no name"));
            JsonNode arguments = tool.path("arguments");
            JsonNode result = tool.get("result");
            tools.add(new ToolInvocation(
                    name,
                    arguments.isObject() ? redactor.redact(arguments) : JsonNodeFactory.instance.objectNode(),
                    result == null ? null : redactor.redact(result)));
        }
        return tools;
    }

    private Optional<Reference> reference(JsonNode row, String author) {
        JsonNode reference = row.path("reference");
        if (reference.isMissingNode() || reference.isNull()) {
            return Optional.empty();
        }
        if (reference.isTextual()) {
            return Optional.of(
                    new Reference(redactor.redact(reference.asText()), List.of(), List.of(), List.of(), author, now));
        }
        List<ToolInvocation> calls = new ArrayList<>();
        for (JsonNode call : reference.path("tool_calls")) {
            String name = text(call, "name").orElseThrow(() -> problem("reference.tool_calls: a call has no name"));
            JsonNode arguments = call.path("arguments");
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            calls.add(new ToolInvocation(name, arguments.isObject() ? redactor.redact(arguments) : none, null));
        }
        String text = text(reference, "text").orElseThrow(() -> problem("reference.text: missing"));
        return Optional.of(new Reference(
                redactor.redact(text),
                calls,
                texts(reference, "must_say").stream().map(redactor::redact).toList(),
                texts(reference, "must_not_say").stream().map(redactor::redact).toList(),
                author,
                now));
    }

    private List<EvaluatorSpec> evaluators(JsonNode row) {
        List<EvaluatorSpec> specs = new ArrayList<>();
        for (JsonNode each : row.path("evaluators")) {
            String type = text(each, "type").orElseThrow(() -> problem("evaluators: one has no type"));
            JsonNode value = each.get("value");
            JsonNode threshold = each.get("threshold");
            EvaluatorSpec spec = new EvaluatorSpec(
                    type,
                    value == null ? null : redacted(value),
                    threshold != null && threshold.isNumber() ? Double.valueOf(threshold.asDouble()) : null);
            check.accept(spec);
            specs.add(spec);
        }
        return specs;
    }

    /** What an answer is compared with is redacted as the answer will be. The keys of a schema are no personal data. */
    private JsonNode redacted(JsonNode value) {
        boolean texts =
                value.isTextual() || (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual));
        return texts ? redactor.redact(value) : value;
    }

    private Case.Label label(JsonNode row, CaseInput input) {
        String title = text(row, "title").map(redactor::redact).orElseGet(input::question);
        return new Case.Label(
                title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + "…",
                text(row, "failure_mode").map(FailureMode::parse).orElse(FailureMode.OTHER),
                text(row, "category"),
                texts(row, "tags"),
                text(row, "family"));
    }

    private Origin origin(String ownId, String author) {
        return new Origin(
                Optional.empty(),
                Optional.of(ownId),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Map.of(),
                author,
                now);
    }

    private static OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw problem("now: a time like 2026-03-04T10:15:00+01:00 was expected");
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static CasebookException.Permanent problem(String what) {
        return new CasebookException.Permanent(what);
    }
}
