package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small cases, references and answers for the tests of evaluators. */
final class Judged {
    private static final Instant THEN = Instant.parse("2026-03-09T08:00:00Z");

    private Judged() {}

    static EvaluatorSpec spec(String type, @Nullable String valueJson, @Nullable Double threshold) {
        return new EvaluatorSpec(type, valueJson == null ? null : json(valueJson), threshold);
    }

    static EvaluatorSpec spec(String type, @Nullable String valueJson) {
        return spec(type, valueJson, null);
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Case caseOf(Optional<Reference> reference, EvaluatorSpec... specs) {
        return new Case(
                CaseId.imported("clinic", "1"),
                "clinic",
                1,
                CaseState.ACTIVE,
                new CaseInput(json("{\"message\":\"When is Dr. Lee free?\"}"), List.of(), Optional.empty(), List.of()),
                reference,
                List.of(specs),
                new Case.Label("When is Dr. Lee free?", FailureMode.OTHER, Optional.empty(), List.of()),
                new Origin(
                        Optional.empty(),
                        Optional.of("1"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "tester",
                        THEN),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Reference reference(String text) {
        return new Reference(text, List.of(), List.of(), List.of(), "Ada", THEN);
    }

    static Reference saying(List<String> mustSay, List<String> mustNotSay) {
        return new Reference("As said.", List.of(), mustSay, mustNotSay, "Ada", THEN);
    }

    static Reference calling(ToolInvocation... calls) {
        return new Reference("As called.", List.of(calls), List.of(), List.of(), "Ada", THEN);
    }

    static ToolInvocation call(String name, String argumentsJson) {
        return new ToolInvocation(name, json(argumentsJson), null);
    }

    static Answer answer(String output, ToolInvocation... calls) {
        return new Answer(output, List.of(calls), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 250);
    }

    static Answer costing(double dollars) {
        return new Answer(
                "Done.",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new Answer.Usage(10, 5, Optional.of(dollars))),
                Optional.empty(),
                250);
    }

    static Answer rewarded(double reward) {
        return answer("Done.")
                .under(new Answer.Circumstances(Optional.empty(), Optional.empty(), List.of(), Optional.of(reward)));
    }
}
