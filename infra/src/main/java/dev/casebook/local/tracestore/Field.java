package dev.casebook.local.tracestore;

/** What a condition looks at, or a {@code select} returns: an attribute or one of TraceQL's own fields. */
sealed interface Field {

    /** The key under which a search result shows the value. */
    String key();

    /** An attribute: {@code .a} looks at the span first and then at its resource. */
    record Attribute(Scope scope, String key) implements Field {}

    enum Scope {
        ANY,
        SPAN,
        RESOURCE
    }

    /** A field of the span or of its trace. */
    enum Intrinsic implements Field {
        NAME("name"),
        STATUS("status"),
        STATUS_MESSAGE("statusMessage"),
        KIND("kind"),
        DURATION("duration"),
        ROOT_NAME("rootName"),
        ROOT_SERVICE_NAME("rootServiceName"),
        TRACE_DURATION("traceDuration"),
        TRACE_ID("trace:id"),
        SPAN_ID("span:id");

        private final String key;

        Intrinsic(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        /** Whether a result lists it among the attributes; the others have a place of their own in the result. */
        boolean isListed() {
            return this == STATUS || this == STATUS_MESSAGE || this == KIND;
        }
    }
}
