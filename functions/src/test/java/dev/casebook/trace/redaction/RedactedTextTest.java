package dev.casebook.trace.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTextTest {
    private static final byte[] KEY = "a key for tests only".getBytes(StandardCharsets.UTF_8);
    private static final RedactionRules RULES = new RedactionRules(RedactionKey.first(KEY), "US", RedactionPolicy.NONE);

    /** Kind and a value that must not survive anywhere. */
    static final List<String> VALUES = List.of(
            "EMAIL ana.silva+visits@mail.example.org",
            "EMAIL ana%40example.org",
            "PHONE +1 415 555 2671",
            "PHONE (415) 555-2671",
            "PHONE +49 30 901820",
            "CARD 4111 1111 1111 1111",
            "CARD 378282246310005",
            "IBAN DE89 3704 0044 0532 0130 00",
            "IBAN GB82WEST12345698765432",
            "NATIONALID 219-09-9999",
            "SECRET AKIAIOSFODNN7EXAMPLE",
            "SECRET xoxb-123456789012-abcdefABCDEF",
            "SECRET ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "SECRET sk-proj-abcdefghijklmnopqrstuvwx",
            "SECRET eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl");

    @ParameterizedTest
    @FieldSource("VALUES")
    void aValueIsReplacedInEveryPosition(String kindAndValue) {
        String kind = kindAndValue.split(" ", 2)[0];
        String value = kindAndValue.split(" ", 2)[1];
        for (String frame : List.of(
                "%s",
                "Please use %s, thank you.",
                "see (%s)",
                "{\"note\":\"it is %s\"}",
                "{\"%s\":1}",
                "{\"inner\":\"{\\\"deep\\\":\\\"%s\\\"}\"}",
                "[\"%s\",{\"a\":[\"%s\"]}]",
                "{\"cut\":\"it is %s\",\"and",
                "https://shop.example.com/find?q=%s&page=2",
                "line one\n%s\nline three")) {
            String redacted = RULES.begin().text(frame.replace("%s", value));

            assertThat(redacted).as(frame).doesNotContain(value).containsPattern("<" + kind + ":k1:[0-9a-f]{16}>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "{\"password\": \"hunter2\"}",
                "{\"db_password\":\"hunter2\",\"port\":5432}",
                "{\"body\":\"{\\\"clientSecret\\\": \\\"hunter2\\\"}\"}",
                "{\"password\":\"hunter2\",\"cut",
                "postgres://app:hunter2@db.example.com:5432/clinic",
                "https://api.example.com/v1?api_key=hunter2&limit=3",
                "my password is hunter2",
                "Authorization: Bearer hunter2hunter2",
                "Cookie: sid=hunter2; theme=dark",
                "{\"headers\":{\"Authorization\":\"Basic hunter2\",\"Cookie\":\"hunter2\"}}",
                "{\"password\":{\"value\":\"hunter2\"}}",
                "{\"password\":\"hunter2\",\"password\":null}",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2 and then nothing",
            })
    void aSecretIsReplaced(String text) {
        assertThat(RULES.begin().text(text)).doesNotContain("hunter2").contains("<SECRET:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the slot on 2026-03-10 at 15:00",
                "2026-03-10T15:00:00Z",
                "10.03.2026 and 03/10/2026 and 2026.03.10",
                "INC-1042 and APT-20260310-0007",
                "it costs $120.50, or 1,250.00 EUR in total",
                "order 4155552671 was shipped",
                "order #415-555-2671",
                "id 3f2b8c1e-6f4d-4a57-9c0d-2f6a1b7e9d10",
                "trace 4bf92f3577b34da6a3ce929d0e0e4736",
                "trace 12345678901234567890123456789012",
                "version 1.2.3.4 and 10.0.26100.1742 and gpt-4o-2024-08-06",
                "listening on 127.0.0.1:8080 and 0.0.0.0",
                "started 1749790800000 and 1749790800000000000",
                "{\"n\":1749790800000000000,\"price\":120.50,\"ids\":[1,2,3]}",
                "Flights HAT300, HAT208 on May 21 (3 stops, 2 bags)",
                "call_sumFTucxMOyQNc2iud9dAHdy returned 3RK2T9",
                "max_tokens=4096 and total_tokens: 1638",
                "{\"input_tokens\":1589,\"token_count\":42,\"tool_name\":\"book\",\"name\":\"book\"}",
                "the password must be changed, the password is required",
                "basic understanding of authorization and authentication",
                "I am Happy to help. This is Not right.",
                "2 + 2 = 4, 100-200-300, 1 2 3 4 5 6 7",
                "room 12, floor 3, 09:00-17:30 Mon-Fri",
                "ratio 0.123456789 or 3.14159265358979",
                "4111 1111 1111 1112 fails its check",
                "DE89 3704 0044 0532 0130 01 fails its check",
                "git log a1b2c3d..e4f5a6b, commit 9f19c03",
                "@casebook add, see @here and user@host",
            })
    void whatEvaluatorsNeedIsLeft(String text) {
        assertThat(RULES.begin().text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    my name is Ana Silva and I need a slot | Ana Silva
                    Hi, I'm Ana Silva.                     | Ana Silva
                    This is Jean-Luc Picard calling        | Jean-Luc Picard
                    {"patient_name":"ana silva"}           | ana silva
                    {"firstName":"Ana"}                    | Ana
                    {"name":"Ana Silva","email":"a@b.org"} | Ana Silva
                    """)
    void aNameWithACueOrAFieldIsReplaced(String text, String name) {
        assertThat(RULES.begin().text(text)).doesNotContain(name).contains("<NAME:");
    }

    @Test
    void theSameValueHasOnePseudonymHoweverItIsWritten() {
        String once = RULES.begin().text("+1 415 555 2671");

        assertThat(RULES.begin().text("(415) 555-2671")).isEqualTo(once);
        assertThat(RULES.begin().text("{\"phone\":\"4155552671\"}")).isEqualTo("{\"phone\":\"" + once + "\"}");
        assertThat(RULES.begin().text("{\"phone\":4155552671}")).isEqualTo("{\"phone\":\"" + once + "\"}");
        assertThat(RULES.begin().text("https://x.org/?to=%2B14155552671&a=1"))
                .isEqualTo("https://x.org/?to=" + once + "&a=1");
        assertThat(RULES.begin().text("Ana@Example.org"))
                .isEqualTo(RULES.begin().text("ana@example.org"));
        assertThat(RULES.begin().text("4111-1111-1111-1111"))
                .isEqualTo(RULES.begin().text("4111111111111111"));
    }

    @Test
    void anotherKeyGivesAnotherPseudonym() {
        RedactionRules other = new RedactionRules(
                RedactionKey.first("another key for tests".getBytes(StandardCharsets.UTF_8)),
                "US",
                RedactionPolicy.NONE);

        assertThat(other.begin().text("ana@example.org"))
                .isNotEqualTo(RULES.begin().text("ana@example.org"));
    }

    @Test
    void whatWasReplacedIsCountedByKind() {
        Redaction redaction = RULES.begin();

        redaction.text("ana@example.org, bo@example.org, {\"x\":1}");
        redaction.text("{\"password\":\"x\",\"mail\":\"ana@example.org\"}");

        assertThat(redaction.counts()).containsOnly(java.util.Map.entry("email", 3), java.util.Map.entry("secret", 1));
    }

    @Test
    void twoFieldsThatGetTheSameNameAreBothKept() {
        assertThat(RULES.begin().text("{\"a@b.org\":1,\"A@b.org\":2}"))
                .matches("\\{\"<EMAIL:k1:[0-9a-f]{16}>\":1,\"<EMAIL:k1:[0-9a-f]{16}>#2\":2}");
    }

    @ParameterizedTest
    @CsvSource({
        "35cc6c90-b657-4819-b66c-c931c03ad569, true",
        "conv-43-1, true",
        "U024BE7LH, true",
        "user_12345, true",
        "raj_brown_5782, false",
        "jane@example.org, false",
        "Jane Doe, false",
        "ana.silva, false",
    })
    void idsThatNameAPersonAreTold(String id, boolean opaque) {
        assertThat(OpaqueIds.isOpaque(id)).isEqualTo(opaque);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IhMAO4xpBo6UjchlauwJzcSba++NWBqV4viJ/n66",
                "k4VqzpmwtRbQ7xN2hLd9TfYc3GjWs8KnPv5ZaE1u",
                "plVDXlpMMOoeYKwAGisTVNiFFlfAqNjluIXP8IGr",
                "BxDkDEVzBKqcxPKXfMpWKOsFtomDdPmOkYPeWTkv",
                "GORndwDGsnfRT3lGzWUeMyffnNFJ+wrUtnu+NWUB",
                "i2JUDQG8LV1UP8iWaugbAVddbscucarbdGBSYL39",
            })
    void aKeyStaysAKeyWithSevenSmallLettersTogetherAndWithHardlyADigit(String key) {
        assertThat(RULES.begin().text("found " + key + " in the log")).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/example/clinic/BookingService2/AppointmentHandlerV2Impl",
                "getAppointmentsByPatientIdentifierV2AndSlot34",
                "Clinic-Appointment-Reminder-Service-2026-Beta3",
                "org/luaj/vm2/lib/OsLib/OsLibFuncAndItsMathHelper",
                "getUserAccountByIdAndNameOrKeyFromTheJsonIndexV2",
            })
    void pathsAndIdentifiersAreNoKeys(String text) {
        assertThat(RULES.begin().text(text)).isEqualTo(text);
    }

    @Test
    void whatFieldsGaveAwayIsKeptInTheOrderInWhichItCame() {
        List<String> names = IntStream.range(0, 500)
                .mapToObj(i -> "Quorl" + Character.toString('a' + i % 26) + i)
                .toList();
        Redaction redaction = RULES.begin();

        names.forEach(
                name -> redaction.json(JsonNodeFactory.instance.objectNode().put("patient_name", name)));

        assertThat(redaction.learned().keySet()).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @CsvSource({"王伟, 请联系王伟女士", "田中太郎, 田中太郎様、明日です", "김민수, 김민수님께", "أحمد حسن, موعد أحمد حسن غدا"})
    void aNameInAScriptWithoutCapitalsIsFoundWhereAFieldGaveItAway(String name, String text) {
        Redaction first = RULES.begin();
        first.json(JsonNodeFactory.instance.objectNode().put("patient_name", name));

        assertThat(RULES.again(first.learned()).text(text)).doesNotContain(name).contains("<NAME:");
    }

    @Test
    void aTraceIdThatPassesTheCheckOfAnIbanStays() {
        String text = "trace ab12000000000000000000000000000d failed";
        assertThat(RULES.begin().text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Dr. Okafor is free., true",
        "Dr. Amara Okafor is free., true",
        "I spoke with Dr. AMARA OKAFOR., true",
        "Hi Amara!, false",
        "Mrs. Chidi Okafor called., false",
    })
    void anAllowedNameStaysWholeAndByItsLastWords(String text, boolean stays) {
        RedactionRules rules = new RedactionRules(
                RedactionKey.first(KEY), "US", new RedactionPolicy(Set.of(), Set.of("Dr. Amara Okafor")));

        assertThat(rules.begin().text(text).equals(text)).isEqualTo(stays);
    }
}
