package dev.casebook.evaluation.evaluators;

import static dev.casebook.evaluation.evaluators.Judged.spec;

import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Outcome;
import java.util.List;
import java.util.stream.Stream;

class JsonEvaluatorsTest extends TextEvaluator {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"required\":[\"slot\"],\"properties\":{\"slot\":{\"$ref\":\"#/$defs/slot\"}},"
                    + "\"$defs\":{\"slot\":{\"type\":\"string\",\"pattern\":\"^[0-9]{2}:[0-9]{2}$\"}}}";

    @Override
    List<EvaluatorSpec> valid() {
        return List.of(
                spec("is-json", null),
                spec("is-json", SCHEMA),
                spec("contains-json", SCHEMA),
                spec("not-is-json", "\"\""),
                spec("contains-json", null),
                spec("not-contains-json", null));
    }

    @Override
    Stream<Row> rows() {
        EvaluatorSpec is = spec("is-json", null);
        EvaluatorSpec contains = spec("contains-json", null);
        return Stream.of(
                row("an object", is, " {\"a\": [1, null]} ", pass()),
                row("a scalar", is, "42", pass()),
                row("text around it", is, "Here: {}", fail("is not valid JSON")),
                row("two values", is, "{} {}", fail("is not valid JSON")),
                row("an empty output", is, "", fail("is not valid JSON")),
                row("cut off", is, "{\"a\": [1, ", fail("is not valid JSON")),
                row("not-is-json of JSON", spec("not-is-json", null), "[]", fail("is valid JSON")),
                row("not-is-json of text", spec("not-is-json", null), "no", pass()),
                row(
                        "too deep to be read",
                        is,
                        "[".repeat(300) + "]".repeat(300),
                        new Outcome.Failed("the output is JSON that is nested too deep or too long to be read")),
                row("JSON inside text", contains, "Here: {\"a\": \"}\"} ok?", pass()),
                row("after a bracket that is no JSON", contains, "See [1 and {below}: [1, 2].", pass()),
                row("in a fence", contains, "```json\n{\"a\": 1}\n```", pass()),
                row("none", contains, "There is {no JSON} here", fail("contains no JSON object or list")),
                row("a scalar is not enough", contains, "42", fail("contains no JSON object or list")),
                row("not-contains-json", spec("not-contains-json", null), "a {} b", fail("contains JSON")),
                row("fits the schema", spec("is-json", SCHEMA), "{\"slot\": \"15:00\", \"note\": 1}", pass()),
                row(
                        "a field breaks the schema",
                        spec("is-json", SCHEMA),
                        "{\"slot\": \"3 pm\"}",
                        fail("does not fit the schema: “/slot” breaks “pattern”")),
                row(
                        "a missing field",
                        spec("is-json", SCHEMA),
                        "{}",
                        fail("does not fit the schema: “the whole” breaks “required”")),
                row("not of this schema", spec("not-is-json", SCHEMA), "{}", pass()),
                row(
                        "an older dialect",
                        spec("is-json", "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"array\"}"),
                        "[]",
                        pass()),
                row(
                        "the second JSON fits",
                        spec("contains-json", SCHEMA),
                        "Not {\"a\": 1} but {\"slot\": \"09:30\"}.",
                        pass()),
                row(
                        "no JSON fits",
                        spec("contains-json", SCHEMA),
                        "Here: {\"slot\": 9}",
                        fail("contains no JSON that fits the schema: “/slot” breaks “type”")),
                row(
                        "more brackets than are tried",
                        contains,
                        "[".repeat(10_001),
                        new Outcome.Failed("the output has more than 10000 opening brackets and no JSON yet")));
    }

    @Override
    Stream<Refused> refusals() {
        return Stream.of(
                new Refused("a schema in YAML", spec("contains-json", "\"type: object\""), "JSON schema"),
                new Refused("a list as schema", spec("is-json", "[1]"), "an object"),
                new Refused("an unknown type", spec("is-json", "{\"type\":\"objekt\"}"), "no JSON schema"),
                new Refused(
                        "a schema elsewhere",
                        spec("is-json", "{\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/s.json\"}}}"),
                        "fetches none"),
                new Refused(
                        "a reference to nowhere", spec("is-json", "{\"$ref\":\"#/$defs/missing\"}"), "cannot be used"),
                new Refused(
                        "a dialect elsewhere", spec("is-json", "{\"$schema\":\"http://127.0.0.1:1/d\"}"), "$schema"),
                new Refused("a look-ahead", spec("is-json", "{\"pattern\":\"(?=a)\"}"), "RE2"),
                new Refused("a threshold", spec("is-json", null, 1.0), "takes no threshold"));
    }
}
