package dev.casebook.trace.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactionPropertiesTest {
    private static final RedactionRules RULES = new RedactionRules(
            RedactionKey.first("a key for tests only".getBytes(StandardCharsets.UTF_8)), "US", RedactionPolicy.NONE);
    private static final List<String> PIECES = List.of(
            "ana@example.org",
            "+1 415 555 2671",
            "4111 1111 1111 1111",
            "DE89370400440532013000",
            "219-09-9999",
            "AKIAIOSFODNN7EXAMPLE",
            "password=",
            "token: ",
            "Bearer ",
            "https://a:b@c.org/",
            "my name is Ana Silva",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\",
            "@",
            "%40",
            "<",
            ">",
            "<EMAIL:",
            "\"password\":\"x1\"",
            " ",
            "\n",
            "12",
            "415",
            "-",
            ".",
            "a",
            "Z",
            "=",
            "é",
            "\uD83D\uDE00",
            "eyJ",
            "xoxb-",
            "-----BEGIN PRIVATE KEY-----",
            "is ",
            "cookie: a=b",
            "{\"name\":\"Bo\",\"email\":\"b@c.de\"}");

    @Property(tries = 600, seed = "20261121")
    void redactingTwiceChangesNothing(@ForAll("texts") String text) {
        String once = RULES.begin().text(text);

        assertThat(RULES.begin().text(once)).isEqualTo(once);
    }

    @Property(tries = 200, seed = "20261121")
    void redactingJsonTwiceChangesNothing(@ForAll("texts") String a, @ForAll("texts") String b) {
        JsonNode value =
                new ObjectMapper().createObjectNode().put(a, b).put("name", a).put("phone", b);
        JsonNode once = RULES.begin().json(value);

        assertThat(RULES.begin().json(once)).isEqualTo(once);
    }

    @Example
    void aPhoneFieldThatHoldsAPseudonymAndTextStaysAsItIs() {
        String pseudonym = RULES.begin().text("ana@example.org");
        for (String before : PIECES) {
            for (String after : PIECES) {
                JsonNode once = RULES.begin().json(phone(before + pseudonym + after));

                assertThat(RULES.begin().json(once)).as(before + "…" + after).isEqualTo(once);
                assertThat(once.path("phone").asText()).as(before + "…" + after).isNotBlank();
            }
        }
    }

    private static JsonNode phone(String value) {
        return new ObjectMapper().createObjectNode().put("phone", value);
    }

    @Property(tries = 200, seed = "20261121")
    void aValueGetsTheSamePseudonymWhateverStandsAroundIt(
            @ForAll("words") String before, @ForAll("words") String after) {
        String pseudonym = RULES.begin().text("ana@example.org");

        assertThat(RULES.begin().text(before + " ana@example.org " + after)).contains(pseudonym);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(' ', '.', '1')
                .ofMaxLength(30);
    }
}
