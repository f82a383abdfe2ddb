package dev.casebook.trace.otel;

/** One way of writing an agent's work into spans. Pure; never fails on odd attributes. */
interface Convention {

    /** What this convention says about the span; {@link Reading#NONE} when it is not used there. */
    Reading read(Span span);
}
