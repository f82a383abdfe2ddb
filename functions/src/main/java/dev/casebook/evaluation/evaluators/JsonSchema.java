package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Optional;

/**
 * A JSON schema (draft 4 to 2020-12, the last unless {@code $schema} says otherwise) as the value of an evaluator. Nothing is fetched:
 * a reference may only lead inside the schema. Patterns are RE2's.
 */
final class JsonSchema {
    private static final int LONGEST_PATTERN = 2_000;

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(JsonSchema::expression)
                            .failFast(true)
                            .build()));

    private final Schema schema;

    private JsonSchema(Schema schema) {
        this.schema = schema;
    }

    /** The evaluator's value; empty when it has none. */
    static Optional<JsonSchema> of(Settings settings) {
        return settings.value().map(value -> {
            JsonNode written = value.isTextual() ? parsed(settings, value.textValue()) : value;
            if (!written.isObject()) {
                throw settings.refused("takes a JSON schema as its value: an object.");
            }
            checkReferences(settings, written);
            return new JsonSchema(compiled(settings, written));
        });
    }

    /** Where and how a value does not fit, in a phrase; empty when it fits. */
    Optional<String> problem(JsonNode value) {
        return schema.validate(value).stream().findFirst().map(JsonSchema::shown);
    }

    private static String shown(Error error) {
        String where = error.getInstanceLocation().toString();
        return Shown.quoted(where.isEmpty() || where.equals("$") ? "the whole" : where) + " breaks "
                + Shown.quoted(String.valueOf(error.getKeyword()));
    }

    private static JsonNode parsed(Settings settings, String text) {
        return switch (JsonText.read(text)) {
            case JsonText.Read read -> read.value();
            case JsonText.NotJson no -> throw settings.refused("takes a JSON schema as its value: an object.");
            case JsonText.TooMuch much -> throw settings.refused("has a JSON schema that is too deep or too long.");
        };
    }

    private static void checkReferences(Settings settings, JsonNode written) {
        for (JsonNode reference : written.findValues("$ref")) {
            if (reference.isTextual() && !reference.textValue().startsWith("#")) {
                throw settings.refused("has a JSON schema that refers to another one ("
                        + Shown.quoted(reference.textValue()) + "). Casebook fetches none: write it into this one.");
            }
        }
    }

    private static Schema compiled(Settings settings, JsonNode written) {
        try {
            String dialect = written.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId());
            List<Error> errors = REGISTRY.getSchema(SchemaLocation.of(dialect)).validate(written);
            if (!errors.isEmpty()) {
                throw settings.refused("has a value that is no JSON schema: " + shown(errors.getFirst()) + ".");
            }
            Schema schema = REGISTRY.getSchema(written);
            schema.initializeValidators();
            return schema;
        } catch (SchemaException | PatternSyntaxException e) {
            // The library's message may quote the schema at length.
            throw settings.refused(
                    "has a JSON schema that cannot be used: an unknown $schema, a reference that leads nowhere, or a"
                            + " pattern that RE2 does not understand.");
        }
    }

    private static RegularExpression expression(String regex) {
        if (regex.length() > LONGEST_PATTERN) {
            throw new PatternSyntaxException("too long", "");
        }
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }
}
