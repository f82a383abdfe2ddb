package dev.casebook.trace.otel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.otel.Reading.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings together the tools that have a span and the calls that only messages tell of. A span is completed by what the
 * messages say of its call, found by the call's id, else by the tool's name in order; what no span stands for is left over as
 * a call of its own.
 *
 * <p>What the first model call was told as history, up to the user's last question, happened before this trace. A call that
 * neither a span stands for nor a result came back from may not have been run, and is left out.
 */
final class ToolCalls {
    /** Of calls of one tool without ids, so many are compared by their arguments. */
    private static final int COMPARED = 50;

    private final SequencedMap<String, Spoken> spoken = new LinkedHashMap<>();
    private final Map<String, JsonNode> results = new HashMap<>();
    private final Set<String> history = new HashSet<>();
    private final Set<String> endings = new HashSet<>();

    /**
     * A call that no span stands for.
     *
     * @param asker the step whose model asked for it
     * @param at when that one ended
     * @param parent the step it ran in
     * @param result what came back, as far as messages tell
     */
    record Spoken(
            AskedTool call,
            Node asker,
            Instant at,
            @Nullable Node parent,
            Optional<JsonNode> result) {}

    private ToolCalls() {}

    /**
     * Completes the tool nodes.
     *
     * @param nodes folded ones included
     * @return the calls that are left over, in the order in which they were asked for
     */
    static List<Spoken> settle(List<Node> nodes) {
        ToolCalls calls = new ToolCalls();
        List<Node> byStart = nodes.stream()
                .sorted(Comparator.comparing((Node node) -> node.span.start()))
                .toList();
        calls.listen(byStart.stream().filter(node -> node.is(Kind.MODEL)).toList());
        calls.listen(byStart.stream().filter(node -> node.is(Kind.AGENT)).toList());
        List<Spoken> left = calls.unclaimed(nodes.stream()
                .filter(node -> node.is(Kind.TOOL) && node.foldedInto == null)
                .toList());
        return left.stream()
                .filter(one -> !calls.history.contains(one.call().key()))
                .filter(one -> !one.call().name().isBlank())
                .filter(one -> !calls.endings.contains(one.call().name()))
                .filter(one -> one.result().isPresent())
                .toList();
    }

    private void listen(List<Node> talking) {
        boolean first = true;
        @Nullable Node before = null;
        for (Node node : talking) {
            endings.addAll(SpokenTools.endings(node.span));
            ToolTalk heard = SpokenTools.input(node.span);
            ToolTalk said = SpokenTools.output(node.span);
            if (first) {
                heard.askedBefore().forEach(call -> history.add(call.key()));
            }
            first = first
                    && heard.asked().isEmpty()
                    && node.reading.talk().input().isEmpty();
            if (!heard.isSilent() || !said.isSilent()) {
                take(node, before, heard, said);
            }
            before = node;
        }
    }

    private void take(Node node, @Nullable Node before, ToolTalk heard, ToolTalk said) {
        heard.results().forEach(results::putIfAbsent);
        said.results().forEach(results::putIfAbsent);
        for (AskedTool call : heard.asked()) {
            if (!call.id().isEmpty()) {
                keep(call.key(), call, node, before);
            }
        }
        Map<String, Integer> times = new HashMap<>();
        heard.asked().forEach(call -> times.merge(call.id(), 1, Integer::sum));
        for (AskedTool call : said.asked()) {
            AskedTool now = call.occurring(times.getOrDefault(call.id(), 0) + call.occurrence());
            keep(call.id().isEmpty() ? node.step().span.id() + " " + call.key() : now.key(), now, node, node);
        }
    }

    private void keep(String key, AskedTool call, Node told, @Nullable Node asker) {
        Spoken known = spoken.get(key);
        if (known == null) {
            Node by = asker == null ? told.step() : asker.step();
            boolean model = by.is(Kind.MODEL);
            Instant at = asker == null || !model ? by.start : by.start.plus(by.duration);
            @Nullable Node around = model ? by.parent : by;
            spoken.put(key, new Spoken(call, by, at, around == null ? null : around.step(), Optional.empty()));
        } else if (known.call().arguments().isEmpty()) {
            spoken.put(key, new Spoken(call, known.asker(), known.at(), known.parent(), Optional.empty()));
        }
    }

    private List<Spoken> unclaimed(List<Node> tools) {
        if (spoken.isEmpty()) {
            return List.of();
        }
        SequencedMap<String, Spoken> open = new LinkedHashMap<>(spoken);
        List<Node> withoutId = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (Node tool : tools) {
            String id = tool.reading.tool().call().orElse("");
            Spoken call = open.remove(id + "#" + (times.merge(id, 1, Integer::sum) - 1));
            if (call == null) {
                withoutId.add(tool);
            } else {
                complete(tool, call);
            }
        }
        open.keySet().removeIf(key -> history.contains(key));
        claimByName(withoutId, open.values());
        return open.values().stream()
                .map(one -> new Spoken(
                        one.call(),
                        one.asker(),
                        one.at(),
                        one.parent(),
                        Optional.ofNullable(results.get(one.call().key()))))
                .toList();
    }

    private void claimByName(List<Node> tools, Collection<Spoken> open) {
        Map<String, Deque<Spoken>> byName = new HashMap<>();
        open.forEach(one -> byName.computeIfAbsent(one.call().name(), absent -> new ArrayDeque<>())
                .add(one));
        Set<Spoken> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node tool : tools) {
            String name = tool.reading.tool().name().orElse(tool.span.name());
            Deque<Spoken> candidates = byName.getOrDefault(name, new ArrayDeque<>());
            if (!candidates.isEmpty()) {
                Spoken call = candidates.stream()
                        .limit(COMPARED)
                        .filter(one -> one.call()
                                .arguments()
                                .equals(tool.reading.tool().arguments()))
                        .findFirst()
                        .orElse(candidates.getFirst());
                candidates.remove(call);
                claimed.add(call);
                complete(tool, call);
            }
        }
        open.removeIf(claimed::contains);
    }

    private void complete(Node tool, Spoken call) {
        Reading.Tool told = new Reading.Tool(
                Optional.of(call.call().name()).filter(name -> !name.isBlank()),
                call.call().arguments(),
                Optional.ofNullable(results.get(call.call().key())),
                Optional.of(call.call().id()));
        tool.reading = tool.reading.with(tool.reading.tool().or(told));
    }
}
