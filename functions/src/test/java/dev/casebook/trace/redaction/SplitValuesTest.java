package dev.casebook.trace.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Values that the end of a message cut in two. */
class SplitValuesTest {
    private static final RedactionRules RULES = new RedactionRules(
            RedactionKey.first("a key for tests only".getBytes(StandardCharsets.UTF_8)), "US", RedactionPolicy.NONE);
    private static final String PSEUDONYM = "<%s:k1:[0-9a-f]{16}>";

    /** Kind | first message up to the value | its first part | the second message's part, which looks like something else alone. */
    static final List<String> CUT = List.of(
            "CARD|Sure: |6011-26|34-7836-9638",
            "CARD|Can you check |5425 35|50 2244 7761",
            "IBAN|I already gave you |GB11 NWBK 5883 |7349 3325 40",
            "IBAN||DE5190352|4366897852167",
            "IBAN|Noted, |PL84 1323 5699 |4371 7684 0509 5527",
            "EMAIL|The record says |xx512@mail.ex|ample.org",
            "IP|The record says |59.19|3.104.162");

    @ParameterizedTest
    @FieldSource("CUT")
    void theWholeIsFoundWhereItsEndAloneLooksLikeAnotherValue(String row) {
        String[] parts = row.split("\\|", -1);

        List<String> redacted = texts(parts[1] + parts[2], parts[3] + " is it, thanks.");

        String pseudonym = PSEUDONYM.formatted(parts[0]);
        assertThat(redacted.getFirst()).matches(parts[1] + pseudonym);
        assertThat(redacted.getLast()).matches(pseudonym + " is it, thanks\\.");
        assertThat(redacted.getLast()).startsWith(redacted.getFirst().substring(parts[1].length()));
    }

    @Test
    void aSecretThatIsNamedInItsMessageIsNotTheEndOfTheOneBefore() {
        List<String> redacted = texts(
                "api_key: 33a428b91727f06798bb1feec4cb3dfa",
                "client_secret=iDcOkjFZ9qkZ",
                "tozUuGvTeM2VqPSPXUq2 grant_type=client_credentials");

        assertThat(redacted.get(1)).startsWith("client_secret=<SECRET:");
        assertThat(redacted.get(2)).doesNotContain("tozUuGvTeM2VqPSPXUq2").endsWith("grant_type=client_credentials");
    }

    @Test
    void theNameOfASecretIsNotTheEndOfTheOneBefore() {
        List<String> redacted = texts("password=qwertz815!", "api_key: 2702b0073f09771d36df659af868f770");

        assertThat(redacted.getFirst()).matches("password=" + PSEUDONYM.formatted("SECRET"));
        assertThat(redacted.getLast()).matches("api_key: " + PSEUDONYM.formatted("SECRET"));
    }

    @Test
    void aValueThatIsCutAfterASecretIsFoundAsAWhole() {
        List<String> redacted = texts(
                "Authorization: Bearer DYEX5gQ8BFfpnb48wOvP3o0b6yEaJY",
                "AIzan7MFZTmrlFMEpSjKy",
                "AUGr38LoxpdClNTt2q is what I have on file.");

        assertThat(redacted.get(1)).doesNotContain("AIzan7");
        assertThat(redacted.get(2)).matches(PSEUDONYM.formatted("SECRET") + " is what I have on file\\.");
    }

    @Test
    void aCardAfterASecretLosesAllOfItsGroups() {
        List<String> redacted = texts("password=qwertz815!", "4111 1111 1111 1111 is my card");

        assertThat(redacted.getLast()).matches(PSEUDONYM.formatted("CARD") + " is my card");
    }

    @Test
    void wordsAfterAValueStay() {
        assertThat(texts("Mine is jane@example.com", "node.js is fine").getLast())
                .isEqualTo("node.js is fine");
        assertThat(texts("password=qwertz815!", "Thanks, that is all.").getLast())
                .isEqualTo("Thanks, that is all.");
        assertThat(texts("The order is 20110737", "45 rows were found"))
                .containsExactly("The order is 20110737", "45 rows were found");
    }

    private static List<String> texts(String... texts) {
        return RULES.begin().texts(List.of(texts));
    }
}
