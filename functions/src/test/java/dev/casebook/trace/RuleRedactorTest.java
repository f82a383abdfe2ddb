package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.casebook.CasebookException;
import dev.casebook.trace.otel.SpanReader;
import dev.casebook.trace.otel.TraceAssembler;
import dev.casebook.trace.redaction.RedactionRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleRedactorTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());
    private static final byte[] KEY = "a key for tests only".getBytes(StandardCharsets.UTF_8);

    private final Redactor redactor = new RuleRedactor(KEY, "US");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana.canary@example.org",
                "+14155552671",
                "4111111111111111",
                "DE89370400440532013000",
                "219-09-9999",
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "password=canary123",
            })
    void aCanaryInEveryPlaceOfATraceIsFoundInNoneAfterwards(String canary) throws JsonProcessingException {
        RedactedTrace redacted = redactor.redact(TestTraces.fullOf("it is " + canary + " here"));

        assertThat(JSON.writeValueAsString(redacted))
                .doesNotContain(canary, "canary")
                .containsPattern("<[A-Z]+:k1:[0-9a-f]{16}>");
        assertThat(redacted.replaced().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(20);
    }

    @Test
    void aTraceThatHoldsNothingPersonalStaysAsItIs() {
        Trace trace = TestTraces.of(Optional.of("INC-1042 at 15:00 on 2026-03-10 costs $120.50"));

        assertThat(redactor.redact(trace).trace()).isEqualTo(trace);
        assertThat(redactor.redact(trace).replaced()).isEmpty();
    }

    @Test
    void redactingATraceTwiceChangesNothing() {
        Trace once = redactor.redact(TestTraces.fullOf("my name is Ana Silva, ana@example.org"))
                .trace();

        assertThat(redactor.redact(once).trace()).isEqualTo(once);
    }

    @Test
    void aNameThatAFieldGaveAwayIsReplacedInTheTextsToo() throws IOException {
        JsonNode patient = JSON.readTree("{\"patient_name\":\"Ana Silva\",\"slot\":\"2026-03-10\"}");
        Trace trace = TestTraces.of(
                Optional.of("Booked for Ana Silva on 2026-03-10."), TestTraces.tool("book", Optional.empty(), patient));

        Trace redacted = redactor.redact(trace).trace();

        String pseudonym =
                redacted.toolCalls().getFirst().result().path("patient_name").asText();
        assertThat(pseudonym).startsWith("<NAME:");
        assertThat(redacted.output()).contains("Booked for " + pseudonym + " on 2026-03-10.");
    }

    @Test
    void aUserIdThatNamesAPersonIsReplacedWhereverItStands() {
        Trace.Context before = TestTraces.of(Optional.empty()).context();
        Trace trace = new Trace(
                TraceRef.tempo("1"),
                new Trace.Context(
                        before.agent(),
                        before.version(),
                        before.environment(),
                        Optional.of("conv-43-1"),
                        Optional.of("raj_brown_5782"),
                        before.now(),
                        before.startedAt(),
                        before.duration()),
                List.of(new Message("user", "My user id is raj_brown_5782.")),
                Optional.empty(),
                List.of(),
                false);

        Trace redacted = redactor.redact(trace).trace();

        assertThat(redacted.context().session()).contains("conv-43-1");
        assertThat(redacted.context().user().orElseThrow()).startsWith("<USER:");
        assertThat(redacted.input().getFirst().content())
                .isEqualTo("My user id is " + redacted.context().user().orElseThrow() + ".");
    }

    @Test
    void countsAndTheVersionOfTheRulesAreKept() {
        RedactedTrace redacted = redactor.redact(TestTraces.of(Optional.of("ana@example.org, bo@example.org")));

        assertThat(redacted.replaced()).isEqualTo(Map.of("email", 2));
        assertThat(redacted.rules()).isEqualTo(RedactionRules.VERSION);
        assertThat(redacted.key()).contains("k1");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new RuleRedactor(new byte[15], "US")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleRedactor(KEY, "Atlantis")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatCannotBeWalkedIsRefusedAndNotLetThrough() {
        JsonNode deep = JSON.createArrayNode();
        for (int i = 0; i < 200_000; i++) {
            deep = JSON.createArrayNode().add(deep);
        }
        JsonNode tooDeep = deep;

        assertThatThrownBy(() -> redactor.redact(tooDeep)).isInstanceOf(CasebookException.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trace-v2-tau-airline-t22-r0-openinference",
                "trace-v2-tau-airline-t33-r0-genai",
                "trace-v2-tau-airline-t43-r1-genai"
            })
    void aRecordedConversationLosesItsPeopleAndKeepsItsFacts(String file) throws IOException {
        JsonNode body =
                JSON.readTree(SharedFixtures.file("tempo/" + file + ".json").toFile());
        Trace trace = TraceAssembler.assemble(TraceRef.tempo("1"), SpanReader.read(body.path("trace")), false);

        String before = JSON.writeValueAsString(trace);
        String after = JSON.writeValueAsString(redactor.redact(trace));

        assertThat(after)
                .doesNotContain(trace.context().user().orElseThrow())
                .doesNotContainPattern("[a-z]+@[a-z]+\\.com");
        for (Pattern fact : List.of(
                Pattern.compile("\\b[A-Z0-9]{6}\\b"),
                Pattern.compile("2024-05-\\d\\d"),
                Pattern.compile("HAT\\d{3}"))) {
            assertThat(fact.matcher(after).results().count())
                    .isGreaterThanOrEqualTo(fact.matcher(before).results().count());
        }
    }
}
