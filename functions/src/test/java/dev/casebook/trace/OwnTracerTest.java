package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample of the README: a team redacts in its own tracer. */
class OwnTracerTest {
    private static final String KEY = "a key for tests only";

    @Test
    void anAttributeIsRedactedBeforeItLeaves() {
        Map<String, String> span = new HashMap<>();
        String input = "write to ana@example.org";

        Redactor redactor = new RuleRedactor(RedactionKey.parse("k1:" + KEY), "US", Map.of());
        span.put("input.value", redactor.redact(input));

        assertThat(span.get("input.value")).matches("write to <EMAIL:k1:[0-9a-f]{16}>");
    }

    @Test
    void anAgentsOwnFieldsGoAndItsExceptionsStay() {
        RedactionPolicy policy = new RedactionPolicy(Set.of("member_code"), Set.of("Okafor"));
        Redactor redactor =
                new RuleRedactor(RedactionKey.parse("k2:" + KEY), "US", Map.of("clinic", policy)).forAgent("clinic");

        assertThat(redactor.redact("{\"member_code\":\"zebra\",\"note\":\"with Dr. Okafor\"}"))
                .matches("\\{\"member_code\":\"<FIELD:k2:[0-9a-f]{16}>\",\"note\":\"with Dr. Okafor\"}");
    }

    @Test
    void oldPseudonymsStayUnderANewKey() {
        String old = new RuleRedactor(RedactionKey.parse("k1:" + KEY), "US", Map.of()).redact("ana@example.org");

        assertThat(new RuleRedactor(RedactionKey.parse("k2:another " + KEY), "US", Map.of()).redact(old))
                .isEqualTo(old);
    }
}
