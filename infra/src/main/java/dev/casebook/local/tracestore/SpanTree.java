package dev.casebook.local.tracestore;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The spans of a trace in the order of a tree, each with its depth. A span that arrived twice is shown once; spans whose
 * parent is missing, and spans whose parents go in a circle, begin trees of their own.
 */
final class SpanTree {

    /** @param depth 0 for a span without a parent in this trace */
    record Node(SpanView span, int depth) {}

    private SpanTree() {}

    static List<Node> nodes(TraceView trace) {
        Map<ByteString, SpanView> byId = new LinkedHashMap<>();
        trace.spans().forEach(view -> byId.putIfAbsent(view.span().getSpanId(), view));
        Map<ByteString, List<SpanView>> children = new HashMap<>();
        List<SpanView> tops = new ArrayList<>();
        for (SpanView view : byId.values()) {
            ByteString parent = view.span().getParentSpanId();
            if (byId.containsKey(parent)) {
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(view);
            } else {
                tops.add(view);
            }
        }
        List<Node> nodes = new ArrayList<>();
        Set<ByteString> seen = new HashSet<>();
        tops.forEach(top -> walk(top, children, seen, nodes));
        byId.values().forEach(view -> walk(view, children, seen, nodes));
        return List.copyOf(nodes);
    }

    private static void walk(
            SpanView top, Map<ByteString, List<SpanView>> children, Set<ByteString> seen, List<Node> nodes) {
        Deque<Node> open = new ArrayDeque<>(List.of(new Node(top, 0)));
        while (!open.isEmpty()) {
            Node node = open.pop();
            ByteString id = node.span().span().getSpanId();
            if (!seen.add(id)) {
                continue;
            }
            nodes.add(node);
            for (SpanView child : children.getOrDefault(id, List.of()).reversed()) {
                open.push(new Node(child, node.depth() + 1));
            }
        }
    }
}
