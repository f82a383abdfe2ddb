package dev.casebook.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code push:} of the agents, which names a source and so is read after the sources. */
final class PushReader {
    private final List<String> known;

    PushReader(Map<String, SourceEntry> sources) {
        this.known = sources.values().stream()
                .filter(SourceEntry.LangSmith.class::isInstance)
                .map(SourceEntry::name)
                .toList();
    }

    /** By the agent's name. */
    Map<String, PushEntry> read(Map<String, Section> agents) {
        Map<String, PushEntry> pushes = new LinkedHashMap<>();
        agents.forEach((agent, section) ->
                section.section("push").ifPresent(push -> pushes.put(agent, entry(agent, push))));
        return pushes;
    }

    private PushEntry entry(String agent, Section push) {
        push.expecting("source", "dataset");
        return new PushEntry(
                push.required("source", expected(), this::source).orElse(""),
                push.value("dataset", Shapes::headerValue).orElse(agent));
    }

    private String source(String text) {
        if (!known.contains(text)) {
            throw new Unfit("There is no such LangSmith source. Expected " + expected() + ".");
        }
        return text;
    }

    private String expected() {
        return known.isEmpty()
                ? "the name of a LangSmith source; none stands under sources"
                : "one of " + String.join(", ", known);
    }
}
