package dev.casebook.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceHints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trace as lines for a terminal. Long texts are cut; control characters are left out. */
final class TraceText {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_VALUE = 160;

    private TraceText() {}

    static List<String> lines(RedactedTrace redacted) {
        Trace trace = redacted.trace();
        List<String> lines = new ArrayList<>();
        lines.add("Trace " + trace.ref() + (trace.partial() ? " (partial: not all of it arrived)" : ""));
        lines.addAll(context(trace));
        section("Input", trace.input().stream().map(TraceText::message).toList(), lines);
        section(
                "Output",
                trace.output().map(text -> clean(text, LONGEST_MESSAGE)).stream()
                        .toList(),
                lines);
        section("Steps", trace.steps().stream().map(step -> step(trace, step)).toList(), lines);
        section("Striking", TraceHints.of(trace), lines);
        section(
                "Replaced",
                redacted.replaced().entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .sorted()
                        .toList(),
                lines);
        return lines;
    }

    private static List<String> context(Trace trace) {
        Trace.Context context = trace.context();
        String who = Stream.of(
                        context.agent().map(agent -> "agent " + agent),
                        context.version().map(version -> "version " + version),
                        context.environment(),
                        context.session().map(session -> "session " + session),
                        context.user().map(user -> "user " + user))
                .flatMap(Optional::stream)
                .map(text -> clean(text, LONGEST_VALUE))
                .collect(Collectors.joining(", "));
        String when = "  %s, %s, %d steps"
                .formatted(
                        context.startedAt(),
                        seconds(context.duration()),
                        trace.steps().size());
        return who.isEmpty() ? List.of(when) : List.of("  " + who, when);
    }

    private static void section(String title, List<String> content, List<String> lines) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            content.forEach(one -> one.lines().forEach(line -> lines.add("  " + line)));
        }
    }

    private static String message(Message message) {
        return message.role() + ": " + clean(message.content(), LONGEST_MESSAGE);
    }

    private static String step(Trace trace, Step step) {
        Step.Facts facts = step.facts();
        String at = seconds(Duration.between(trace.context().startedAt(), facts.startedAt()));
        String error = facts.error().map(text -> "  failed: " + oneLine(text)).orElse("");
        return "%9s  %s%s  %s".formatted(at, what(step), error, seconds(facts.duration()));
    }

    private static String what(Step step) {
        return switch (step) {
            case Step.AgentTurn turn ->
                "agent      " + oneLine(turn.agent().orElse(turn.facts().name()));
            case Step.ModelCall call -> "model      " + model(call);
            case Step.ToolCall call ->
                "tool       %s %s -> %s".formatted(oneLine(call.tool()), value(call.arguments()), value(call.result()));
            case Step.Retrieval retrieval ->
                "retrieval  %s: %d documents"
                        .formatted(
                                oneLine(retrieval
                                        .query()
                                        .orElse(retrieval.facts().name())),
                                retrieval.documents().size());
            case Step.Other other -> "other      " + oneLine(other.facts().name());
        };
    }

    private static String model(Step.ModelCall call) {
        String name = Stream.of(call.modelAsked(), call.modelAnswered())
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(" -> "));
        String numbers = Stream.of(
                        call.temperature().map(value -> "temperature " + value),
                        call.inputTokens().map(count -> count + " tokens in"),
                        call.outputTokens().map(count -> count + " out"),
                        call.finishReason())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return oneLine(name.isEmpty() ? call.facts().name() : name)
                + (numbers.isEmpty() ? "" : "  " + oneLine(numbers));
    }

    private static String value(JsonNode value) {
        return value.isNull() ? "?" : oneLine(value.isTextual() ? value.textValue() : value.toString());
    }

    private static String oneLine(String text) {
        return clean(text.replaceAll("\\s+", " ").strip(), LONGEST_VALUE);
    }

    private static String clean(String text, int longest) {
        String plain = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        return plain.length() > longest ? plain.substring(0, longest) + "…" : plain;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
}
