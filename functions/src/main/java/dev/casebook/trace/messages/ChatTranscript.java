package dev.casebook.trace.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.otel.AskedTool;
import dev.casebook.trace.otel.Messages;
import dev.casebook.trace.otel.ToolTalk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of chat messages (OpenAI's, Anthropic's, Google's, LangChain's or OpenTelemetry's) as a {@link Trace}, also where it
 * is the field {@code messages}, {@code traj}, {@code trajectory} or {@code history} of an object; a {@code model} beside it
 * is the model that was asked.
 *
 * <p>The turn is the last one that the agent answered. A model call's input is what had come since the call before it. A
 * transcript knows no times and no agent: every step is at the moment given, and takes no time. Pure.
 */
public final class ChatTranscript {
    private static final List<String> LISTS = List.of("messages", "traj", "trajectory", "history");

    private final List<Step> steps = new ArrayList<>();
    private final List<Message> since = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final ToolTalk talk;
    private final Optional<String> model;
    private final Instant at;

    private ChatTranscript(ToolTalk talk, Optional<String> model, Instant at) {
        this.talk = talk;
        this.model = model;
        this.at = at;
    }

    /** Whether the value looks like a transcript: a list of messages with roles, or an object that holds one. */
    public static boolean is(JsonNode value) {
        JsonNode messages = list(value);
        return messages.isArray()
                && !messages.isEmpty()
                && !Messages.in(messages.path(0), "user").isEmpty();
    }

    /** The transcripts in the value: the value itself, or each of a list of them; empty where there is none. */
    public static List<JsonNode> each(JsonNode value) {
        boolean several = value.isArray() && !value.isEmpty();
        for (JsonNode one : value) {
            several &= list(one).isArray() && is(one);
        }
        if (several) {
            List<JsonNode> all = new ArrayList<>();
            value.forEach(all::add);
            return all;
        }
        return is(value) ? List.of(value) : List.of();
    }

    /**
     * Makes the trace.
     *
     * @param at when it was recorded, as far as is known
     * @throws CasebookException.Permanent when it holds no messages
     */
    public static Trace trace(TraceRef ref, JsonNode transcript, Instant at) {
        if (!is(transcript)) {
            throw new CasebookException.Permanent(
                    "This is no list of chat messages. Each of them has a role and a content. Nothing was stored.");
        }
        ToolTalk talk = new ToolTalk();
        talk.listen(list(transcript));
        Optional<String> model = Optional.of(transcript.path("model").asText()).filter(name -> !name.isBlank());
        return new ChatTranscript(talk, model, at).read(ref, list(transcript));
    }

    private static JsonNode list(JsonNode value) {
        if (value.isArray()) {
            return value;
        }
        return LISTS.stream()
                .map(value::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(NullNode.getInstance());
    }

    private Trace read(TraceRef ref, JsonNode messages) {
        List<Message> said = new ArrayList<>();
        int question = -1;
        int answered = -1;
        for (JsonNode one : messages) {
            for (Message message : Messages.in(one, "user")) {
                if (message.role().equals("assistant")) {
                    modelCall(message, one);
                    answered = question;
                }
                since.add(message);
                said.add(message);
                question = message.role().equals("user") ? said.size() - 1 : question;
            }
        }
        return new Trace(
                ref,
                nothingKnown(),
                conversation(said.subList(0, answered + 1)),
                answered < 0 ? Optional.empty() : lastAnswer(said.subList(answered, said.size())),
                steps,
                false);
    }

    private Trace.Context nothingKnown() {
        return new Trace.Context(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at,
                Duration.ZERO);
    }

    private void modelCall(Message answer, JsonNode message) {
        steps.add(new Step.ModelCall(
                facts("message-" + steps.size(), model.orElse("model")),
                model,
                Optional.empty(),
                Optional.empty(),
                since,
                Optional.of(answer.content()).filter(text -> !text.isBlank()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        since.clear();
        ToolTalk here = new ToolTalk();
        here.listen(message);
        for (AskedTool call : here.asked()) {
            int times = asked.merge(call.id(), 1, Integer::sum) - 1;
            AskedTool now = call.occurring(times);
            if (!call.name().isBlank()) {
                talk.result(now).ifPresent(result -> toolCall(now, result));
            }
        }
    }

    /** A call that nothing came back from may not have been run. */
    private void toolCall(AskedTool call, JsonNode result) {
        boolean own = !call.id().isEmpty() && call.occurrence() == 0;
        steps.add(new Step.ToolCall(
                facts(own ? call.id() : "tool-" + steps.size(), call.name()),
                call.name(),
                call.arguments().orElse(NullNode.getInstance()),
                result));
    }

    private Step.Facts facts(String id, String name) {
        return new Step.Facts(id, Optional.empty(), name, at, Duration.ZERO, Optional.empty());
    }

    private static List<Message> conversation(List<Message> said) {
        return said.stream()
                .filter(message ->
                        message.role().equals("user") || message.role().equals("assistant"))
                .filter(message -> !message.content().isBlank())
                .toList();
    }

    private static Optional<String> lastAnswer(List<Message> turn) {
        return turn.reversed().stream()
                .filter(message -> message.role().equals("assistant"))
                .map(Message::content)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
