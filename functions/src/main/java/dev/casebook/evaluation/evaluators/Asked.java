package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a specification says to a judge: a text, or an object with {@code criteria} and the judge's name.
 *
 * @param criteria in a person's words; empty when none are given
 * @param judge empty for the first one configured
 */
record Asked(String criteria, Optional<String> judge) {
    private static final int LONGEST = 4_000;

    static Asked of(Settings settings) {
        settings.takesNoThreshold();
        Optional<JsonNode> value = settings.value();
        if (value.isEmpty()) {
            return new Asked("", Optional.empty());
        }
        if (!value.get().isObject()) {
            return new Asked(shortEnough(settings, settings.text()), Optional.empty());
        }
        for (Map.Entry<String, JsonNode> field : value.get().properties()) {
            boolean known = field.getKey().equals("criteria") || field.getKey().equals("judge");
            if (!known || !field.getValue().isTextual()) {
                throw settings.refused("takes a text, or an object with criteria and judge as texts, as its value.");
            }
        }
        return new Asked(
                shortEnough(settings, value.get().path("criteria").asText("")),
                Optional.ofNullable(value.get().get("judge")).map(JsonNode::textValue));
    }

    private static String shortEnough(Settings settings, String criteria) {
        if (criteria.length() > LONGEST) {
            throw settings.refused("needs criteria of at most " + LONGEST + " characters.");
        }
        return criteria.strip();
    }

    /** The judge, who must be there. */
    Opinion opinion(Settings settings, Opinions opinions, Question.Kind kind) {
        return perhaps(opinions, kind)
                .orElseThrow(() -> settings.refused(
                        "asks a judge, and none is configured. Add one under judges: in casebook.yaml."));
    }

    /** The judge, where there is one. */
    Optional<Opinion> perhaps(Opinions opinions, Question.Kind kind) {
        return opinions.on(new Question(kind, criteria), judge);
    }
}
