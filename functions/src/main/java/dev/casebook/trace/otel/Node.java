package dev.casebook.trace.otel;

import dev.casebook.trace.otel.Reading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A span in the tree, with what was read from it. Changes while spans that show the same call are folded together. */
final class Node {
    final Span span;
    final @Nullable Node parent;

    /** How many spans it is in. */
    final int depth;

    /** The nearest agent that it runs in, and the outermost one. */
    final @Nullable Node agent;

    final @Nullable Node outerAgent;
    Reading reading;
    Instant start;
    Duration duration;
    Optional<String> error;

    /** The node that shows the same call; this one is no step of its own then. */
    @Nullable
    Node foldedInto;

    Node(Span span, @Nullable Node parent, Reading reading) {
        this.span = span;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.agent = parent == null || parent.is(Kind.AGENT) ? parent : parent.agent;
        this.outerAgent = agent == null || agent.outerAgent == null ? agent : agent.outerAgent;
        this.reading = reading;
        this.start = span.start();
        this.duration = span.duration();
        this.error = SpanError.of(span);
    }

    boolean is(Kind kind) {
        return reading.is(kind);
    }

    /** Takes over what the inner view of the same call knows; that one is nearer to the call, so it goes first. */
    void absorb(Node inner) {
        inner.foldedInto = this;
        reading = inner.reading.or(reading);
        start = inner.start;
        duration = inner.duration;
        error = inner.error.or(() -> error);
    }

    /** The nearest step around this one that is more than plumbing. */
    @Nullable
    Node enclosing() {
        Node around = parent;
        while (around != null && (around.reading.kind().isEmpty() || around.is(Kind.OTHER))) {
            around = around.parent;
        }
        return around;
    }

    /** Where this node's step is, after folding. */
    Node step() {
        Node step = this;
        while (step.foldedInto != null) {
            step = step.foldedInto;
        }
        for (Node on = this; on.foldedInto != null && on.foldedInto != step; ) {
            Node next = on.foldedInto;
            on.foldedInto = step;
            on = next;
        }
        return step;
    }
}
