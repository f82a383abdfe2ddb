package dev.casebook.casefile.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.trace.TraceRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A case as an example of a LangSmith dataset, with the field names of the agent protocol:
 * inputs {@code {input, history?, now?, tools?}}, outputs {@code {output, tool_calls?, must_say?, must_not_say?}}. What the case is
 * stands in its metadata; active cases are in the split {@code base}, retired ones in {@code retired}.
 */
final class LangSmithExample {
    private static final String REVISION = "casebook_revision";
    private static final String STATE = "casebook_state";

    private LangSmithExample() {}

    /**
     * The example's id: always the same for a case in a dataset, so that a repeated push finds what it wrote. The revision is not
     * part of it: a later revision replaces the earlier one, which LangSmith keeps as an earlier version of the dataset.
     *
     * @param dataset LangSmith's id of the dataset
     */
    static String id(String dataset, Case c) {
        String name = "casebook\n" + dataset + "\n" + c.id().value();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * What is written.
     *
     * @param source the name of the LangSmith source, whose traces an example can point to
     */
    static ObjectNode of(String dataset, String source, Case c) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        example.put("id", id(dataset, c));
        example.put("dataset_id", dataset);
        example.set("inputs", inputs(c));
        example.set("outputs", outputs(c));
        example.set("metadata", metadata(c));
        example.put("split", c.state() == CaseState.RETIRED ? "retired" : "base");
        c.origin()
                .trace()
                .filter(ref -> ref.source().equals(source))
                .map(TraceRef::id)
                .ifPresent(run -> example.put("source_run_id", run));
        return example;
    }

    /** Whether the example that is there shows this revision, or a later one that somebody else wrote meanwhile. */
    static boolean upToDate(JsonNode there, Case c) {
        JsonNode metadata = there.path("metadata");
        int revision = metadata.path(REVISION).asInt();
        return revision > c.revision()
                || (revision == c.revision()
                        && metadata.path(STATE).asText().equals(state(c))
                        && there.path("inputs").equals(inputs(c))
                        && there.path("outputs").equals(outputs(c)));
    }

    private static ObjectNode inputs(Case c) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        inputs.set("input", c.input().input());
        put(inputs, "history", c.input().history());
        c.input().now().ifPresent(now -> inputs.put("now", now.toString()));
        put(inputs, "tools", c.input().tools());
        return inputs;
    }

    private static ObjectNode outputs(Case c) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        c.reference().ifPresent(reference -> {
            outputs.put("output", reference.text());
            put(outputs, "tool_calls", reference.toolCalls());
            put(outputs, "must_say", reference.mustSay());
            put(outputs, "must_not_say", reference.mustNotSay());
        });
        return outputs;
    }

    private static ObjectNode metadata(Case c) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("casebook_case", c.id().display());
        metadata.put(REVISION, c.revision());
        metadata.put(STATE, state(c));
        metadata.put("casebook_dataset", c.dataset());
        metadata.put("title", c.label().title());
        metadata.put("failure_mode", c.label().failureMode().label());
        c.label().category().ifPresent(category -> metadata.put("category", category));
        put(metadata, "tags", c.label().tags());
        put(
                metadata,
                "evaluators",
                c.evaluators().stream().map(EvaluatorSpec::type).toList());
        c.origin().trace().ifPresent(ref -> metadata.put("trace", ref.toString()));
        c.incident().ifPresent(incident -> metadata.put("incident", incident));
        c.reference().ifPresent(reference -> metadata.put("reference_by", reference.author()));
        return metadata;
    }

    private static String state(Case c) {
        return c.state().name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode in, String name, List<?> values) {
        if (!values.isEmpty()) {
            in.set(name, Json.mapper().valueToTree(values));
        }
    }
}
