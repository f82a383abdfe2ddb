package dev.casebook.trace.otel;

import java.util.Optional;

/** What went wrong in a span: the error type, else the status message, else the exception's type. */
final class SpanError {
    private SpanError() {}

    static Optional<String> of(Span span) {
        Optional<String> type = span.attributes().text("error.type").filter(text -> !text.equals("_OTHER"));
        boolean langfuse = span.attributes()
                .text("langfuse.observation.level")
                .filter("ERROR"::equals)
                .isPresent();
        if (!span.failed() && type.isEmpty() && !langfuse) {
            return Optional.empty();
        }
        return type.or(span::statusMessage)
                .or(() -> span.attributes().text("langfuse.observation.status_message"))
                .or(() -> exception(span))
                .or(() -> Optional.of("error"));
    }

    private static Optional<String> exception(Span span) {
        return span.events().stream()
                .filter(event -> event.name().equals("exception"))
                .flatMap(event -> event.attributes().text("exception.type", "exception.message").stream())
                .findFirst();
    }
}
