package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.casebook.Json;
import dev.casebook.alert.Alert.Member;
import dev.casebook.alert.Alert.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the JSON of any sender by a mapping. */
public final class GenericAlerts implements AlertParser {
    private static final String ADVICE = "Compare the body with the source's mapping in casebook.yaml.";
    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.mapper()))
            .mappingProvider(new JacksonMappingProvider(Json.mapper()))
            .build();

    private final AlertMapping mapping;
    private final InstantSource clock;
    private final Map<String, JsonPath> compiled = new HashMap<>();

    /**
     * Makes a parser.
     *
     * @throws com.jayway.jsonpath.InvalidPathException when the mapping holds what is no JSONPath
     */
    public GenericAlerts(AlertMapping mapping, InstantSource clock) {
        this.mapping = mapping;
        this.clock = clock;
        mapping.only().keySet().forEach(this::compile);
        compile(mapping.group());
        compile(mapping.title());
        mapping.status().ifPresent(this::compile);
        mapping.labels().values().forEach(this::compile);
        mapping.annotations().values().forEach(this::compile);
        mapping.links().forEach(this::compile);
        AlertMapping.Times times = mapping.times();
        times.delivery().forEach(this::compile);
        List.of(times.startedAt(), times.from(), times.to()).forEach(path -> path.ifPresent(this::compile));
    }

    private void compile(String path) {
        compiled.put(path, JsonPath.compile(path));
    }

    @Override
    public Optional<Alert> parse(String source, byte[] body) {
        Payload payload = Payload.read(body, ADVICE);
        JsonNode root = payload.root();
        boolean wanted = mapping.only().entrySet().stream()
                .allMatch(entry -> Payload.text(at(root, entry.getKey()))
                        .filter(entry.getValue()::equals)
                        .isPresent());
        if (!wanted) {
            return Optional.empty();
        }
        String group = required(payload, mapping.group());
        boolean firing = mapping.status()
                .map(path -> !mapping.resolved().contains(required(payload, path)))
                .orElse(true);
        Instant began =
                mapping.times().startedAt().flatMap(path -> time(payload, path)).orElseGet(clock::instant);
        return Optional.of(new Alert(
                source,
                group,
                firing,
                required(payload, mapping.title()),
                texts(root, mapping.labels()),
                texts(root, mapping.annotations()),
                mapping.links().stream()
                        .flatMap(path -> Payload.text(at(root, path)).stream())
                        .toList(),
                List.of(new Member(group, began, firing)),
                Optional.of(notice(payload))));
    }

    private Notice notice(Payload payload) {
        AlertMapping.Times times = mapping.times();
        Optional<String> delivery = times.delivery().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " ",
                        times.delivery().stream()
                                .map(path -> required(payload, path))
                                .toList()));
        return new Notice(
                delivery,
                times.from().flatMap(path -> time(payload, path)),
                times.to().flatMap(path -> time(payload, path)));
    }

    private Optional<Instant> time(Payload payload, String path) {
        JsonNode node = at(payload.root(), path);
        Optional<Instant> time = Times.read(node);
        if (time.isEmpty() && !node.isMissingNode() && !node.isNull()) {
            throw payload.malformed(path, "Expected a time such as 2026-01-02T03:04:05Z.");
        }
        return time;
    }

    private String required(Payload payload, String path) {
        return Payload.text(at(payload.root(), path)).orElseThrow(() -> payload.malformed(path, "Expected a text."));
    }

    private Map<String, String> texts(JsonNode root, Map<String, String> paths) {
        Map<String, String> texts = new LinkedHashMap<>();
        paths.forEach((name, path) -> Payload.text(at(root, path)).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private JsonNode at(JsonNode root, String path) {
        try {
            JsonNode found = Objects.requireNonNull(compiled.get(path)).read(root, JACKSON);
            return found == null ? Json.mapper().missingNode() : found;
        } catch (JsonPathException e) {
            return Json.mapper().missingNode();
        }
    }
}
