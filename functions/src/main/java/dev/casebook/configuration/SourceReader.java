package dev.casebook.configuration;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one entry under {@code sources:}. */
final class SourceReader {
    /** Stands in for an address that is missing; reading ends in an error then. */
    private static final URI NOWHERE = URI.create("http://missing.invalid");

    private SourceReader() {}

    static SourceEntry read(String name, Section section) {
        String type = section.required("type", "tempo, langsmith or loki", SourceReader::type)
                .orElse(SourceEntry.TEMPO);
        return switch (type) {
            case SourceEntry.LANGSMITH -> langSmith(name, section);
            case SourceEntry.LOKI -> loki(name, section);
            default -> tempo(name, section);
        };
    }

    private static String type(String text) {
        if (!List.of(SourceEntry.TEMPO, SourceEntry.LANGSMITH, SourceEntry.LOKI).contains(text)) {
            throw new Unfit("Expected tempo, langsmith or loki.");
        }
        return text;
    }

    private static SourceEntry tempo(String name, Section section) {
        section.expecting("type", "url", "tenant", "authorization", "link", "group");
        return new SourceEntry.Tempo(
                place(name, section, url(section)),
                section.value("tenant", Shapes::headerValue),
                section.value("authorization", Shapes::secretReference));
    }

    private static SourceEntry langSmith(String name, Section section) {
        section.expecting("type", "url", "web", "api_key", "workspace", "projects", "object_hosts", "link", "group");
        URI url = section.value("url", Shapes::url).orElse(SourceEntry.LangSmith.CLOUD);
        return new SourceEntry.LangSmith(
                place(name, section, url),
                section.value("web", Shapes::url)
                        .map(SourceReader::withoutSlash)
                        .orElseGet(() -> pagesOf(url)),
                section.required("api_key", "secret:NAME, the secret with the API key", Shapes::secretReference)
                        .orElse(""),
                section.value("workspace", Shapes::uuid),
                section.values("projects", Shapes::headerValue),
                section.values("object_hosts", Shapes::host));
    }

    private static SourceEntry loki(String name, Section section) {
        section.expecting("type", "url", "tenant", "authorization", "streams", "names", "signals", "link", "group");
        SourceEntry.Loki loki = new SourceEntry.Loki(
                place(name, section, url(section)),
                section.value("tenant", Shapes::headerValue),
                section.value("authorization", Shapes::secretReference),
                section.values("streams", Shapes::streamSelector),
                section.section("names").map(SourceReader::names).orElse(SourceEntry.LokiNames.USUAL),
                section.value("signals", Shapes::yesOrNo).orElse(false));
        if (!section.has("streams")) {
            section.problem("streams", "missing. Expected stream selectors such as '{service_name=\"shop\"}'.");
        }
        return loki;
    }

    private static SourceEntry.LokiNames names(Section section) {
        section.expecting("trace_id", "session", "service");
        SourceEntry.LokiNames usual = SourceEntry.LokiNames.USUAL;
        return new SourceEntry.LokiNames(
                section.value("trace_id", Shapes::label).orElse(usual.traceId()),
                section.value("session", Shapes::label).orElse(usual.session()),
                section.value("service", Shapes::label).orElse(usual.service()));
    }

    private static URI url(Section section) {
        return section.required("url", "the base address of the source", Shapes::url)
                .orElse(NOWHERE);
    }

    private static SourceEntry.Place place(String name, Section section, URI url) {
        return new SourceEntry.Place(
                name,
                url,
                section.value("link", text -> Shapes.urlWith("{id}", text)),
                section.value("group", Function.identity()));
    }

    /** The vendor's API is at {@code api.} or {@code eu.api.} of the pages' host; an own one at {@code /api} of it. */
    private static URI pagesOf(URI api) {
        String address = withoutSlash(api).toString();
        String host = Optional.ofNullable(api.getHost()).orElse("");
        if (host.endsWith(".smith.langchain.com")) {
            return URI.create(api.getScheme() + "://" + host.replaceFirst("(^|\\.)api\\.", "$1"));
        }
        return URI.create(address.replaceFirst("/api(/v1)?$", ""));
    }

    private static URI withoutSlash(URI url) {
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }
}
