package dev.casebook.trace.otel;

import static java.util.Objects.requireNonNull;

import dev.casebook.trace.otel.Reading.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans as a tree, with spans that show one and the same call folded into one node: an agent kit's {@code call_llm}, its
 * {@code generate_content} and the HTTP client's {@code openai.chat} are one model call, and its tokens count once.
 *
 * <p>Orphans and several roots are fine; a span that would be its own ancestor is treated as a root.
 */
final class SpanTree {
    private static final List<Convention> CONVENTIONS = List.of(
            new GenAi(),
            new GenAiEvents(),
            new OpenInference(),
            new OpenLlmetry(),
            new VercelAi(),
            new VertexAgent(),
            new PydanticAi(),
            new Langfuse(),
            new LangSmithSpans());

    private final List<Node> nodes;

    private SpanTree(List<Node> nodes) {
        this.nodes = nodes;
    }

    static SpanTree of(List<Span> spans) {
        Map<String, Span> byId = new LinkedHashMap<>();
        spans.forEach(span -> byId.putIfAbsent(span.id(), span));
        Map<String, Node> built = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        byId.values().forEach(span -> nodes.add(node(span, byId, built)));
        SpanTree tree = new SpanTree(nodes);
        tree.fold(Kind.MODEL);
        tree.fold(Kind.TOOL);
        return tree;
    }

    /** In the order of the spans, without those that were folded away. */
    List<Node> steps() {
        return nodes.stream()
                .filter(node -> node.foldedInto == null)
                .sorted(Comparator.comparing((Node node) -> node.start))
                .toList();
    }

    List<Node> all() {
        return nodes;
    }

    private static Node node(Span span, Map<String, Span> byId, Map<String, Node> built) {
        List<Span> missing = new ArrayList<>();
        Set<String> onPath = new HashSet<>();
        @Nullable Span next = span;
        while (next != null && !built.containsKey(next.id()) && onPath.add(next.id())) {
            missing.add(next);
            next = next.parent().map(byId::get).orElse(null);
        }
        boolean cycle = next != null && !built.containsKey(next.id());
        @Nullable Node parent = next == null || cycle ? null : built.get(next.id());
        for (Span one : missing.reversed()) {
            parent = new Node(one, parent, read(one));
            built.put(one.id(), parent);
        }
        return parent == null ? new Node(span, null, read(span)) : requireNonNull(built.get(span.id()));
    }

    private static Reading read(Span span) {
        Reading reading = Reading.NONE;
        for (Convention convention : CONVENTIONS) {
            reading = reading.or(convention.read(span));
        }
        return reading;
    }

    /** Inner calls first: a call with exactly one call of the same kind inside is the same call, one with several is a wrapper. */
    private void fold(Kind kind) {
        Map<Node, List<Node>> inside = new HashMap<>();
        List<Node> deepestFirst = nodes.stream()
                .filter(node -> node.is(kind))
                .sorted(Comparator.comparingInt((Node node) -> node.depth).reversed())
                .toList();
        for (Node node : deepestFirst) {
            List<Node> inner = inside.getOrDefault(node, List.of());
            List<Node> visible = List.of(node);
            Node around = node.enclosing();
            if (inner.size() == 1 && sameCall(kind, node, inner.getFirst())) {
                node.absorb(inner.getFirst());
            } else if (inner.size() > 1 && kind == Kind.MODEL) {
                node.reading = node.reading.as(Kind.OTHER);
                visible = inner;
            }
            if (around != null && around.is(kind)) {
                inside.computeIfAbsent(around, absent -> new ArrayList<>()).addAll(visible);
            }
        }
    }

    private static boolean sameCall(Kind kind, Node outer, Node inner) {
        Optional<String> name = outer.reading.tool().name();
        return kind == Kind.MODEL
                || name.isEmpty()
                || name.equals(inner.reading.tool().name());
    }
}
