package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Answers a question about the clinic's rules: finds the fitting passage and quotes it from the policy. */
final class PolicyRule {

    Draft answer(String question, Hands hands) {
        List<Passage> passages = hands.retrieve(question);
        if (passages.isEmpty()) {
            return SmallTalk.clarification();
        }
        Passage best = passages.getFirst();
        JsonNode policy = hands.call("lookup_policy", Json.object().put("topic", best.topic()));
        List<String> paragraphs = Json.texts(policy.path("paragraphs"));
        if (paragraphs.isEmpty()) {
            return Draft.of("I could not find the clinic's policy on that. Please ask at the reception.");
        }
        return Draft.of(paragraphs.contains(best.text()) ? best.text() : paragraphs.getFirst());
    }
}
