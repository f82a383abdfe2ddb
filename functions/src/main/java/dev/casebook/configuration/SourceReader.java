package dev.casebook.configuration;

import java.net.URI;
import java.util.function.Function;

/** Reads one entry under {@code sources:}. */
final class SourceReader {
    /** Stands in for an address that is missing; reading ends in an error then. */
    private static final URI NOWHERE = URI.create("http://missing.invalid");

    private SourceReader() {}

    static SourceEntry read(String name, Section section) {
        section.expecting("type", "url", "tenant", "authorization", "link", "group");
        return new SourceEntry(
                name,
                section.required("type", SourceEntry.TEMPO, SourceReader::type).orElse(SourceEntry.TEMPO),
                section.required("url", "the base address of the source", Shapes::url)
                        .orElse(NOWHERE),
                section.value("tenant", Shapes::headerValue),
                section.value("authorization", Shapes::secretReference),
                section.value("link", text -> Shapes.urlWith("{id}", text)),
                section.value("group", Function.identity()));
    }

    private static String type(String text) {
        if (!text.equals(SourceEntry.TEMPO)) {
            throw new Unfit("Expected " + SourceEntry.TEMPO + ", the only type of source so far.");
        }
        return text;
    }
}
