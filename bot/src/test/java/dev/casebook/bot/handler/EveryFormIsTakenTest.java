package dev.casebook.bot.handler;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.casebook.Json;
import dev.casebook.bot.command.Command;
import dev.casebook.bot.interaction.AddForm;
import dev.casebook.bot.interaction.AgentRightForm;
import dev.casebook.bot.interaction.AnswerForm;
import dev.casebook.bot.interaction.NotADefectForm;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form that opens is taken when it is sent, says what is missing in it, and knows a sheet that is out of date. */
class EveryFormIsTakenTest {
    /** A form as it opens, what is written into it, and what comes of that. */
    private record Filled(String view, Map<String, String> fields, Class<? extends Job> becomes) {}

    private static final Map<String, Filled> FORMS = Map.of(
            AddForm.CALLBACK,
            new Filled(
                    AddForm.view(Command.FillIn.of(List.of()), "C1", Optional.of("1.000001")),
                    Map.of("trace", "tempo:4bf92f3577b34da6a3ce929d0e0e4736"),
                    Job.AddCase.class),
            AnswerForm.CALLBACK,
            new Filled(
                    AnswerForm.view("7KQ2M9XA", "C1"),
                    Map.of("answer_text", "15:00 is taken.", "must_say", "taken", "tool_call", "find_slots({})"),
                    Job.AnswerCase.class),
            NotADefectForm.CALLBACK,
            new Filled(
                    NotADefectForm.view("INC-7KQ2M9XA", "C1"),
                    Map.of("kind", "USER_ERROR", "reason", "asked for a day that is over"),
                    Job.DecideIncident.class),
            AgentRightForm.CALLBACK,
            new Filled(AgentRightForm.view("7KQ2M9XA/1"), Map.of("reason", "15:00 was free"), Job.ExpertSays.class));

    private final Front front = new Front();

    static List<String> callbacks() {
        return List.copyOf(FORMS.keySet());
    }

    @Test
    void theTableHasEveryForm() throws ReflectiveOperationException {
        List<String> all = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPackages("dev.casebook.bot.interaction")) {
            for (JavaField field : type.getFields()) {
                if (field.getName().equals("CALLBACK")) {
                    all.add(String.valueOf(field.reflect().get(null)));
                }
            }
        }
        assertThat(callbacks()).containsExactlyInAnyOrderElementsOf(all);
    }

    private JsonNode send(String callback, String metadata, Map<String, String> fields) {
        ObjectNode payload = Json.mapper().createObjectNode().put("type", "view_submission");
        payload.putObject("user").put("id", "U1").put("team_id", "T1");
        payload.putObject("team").put("id", "T1");
        ObjectNode view = payload.putObject("view")
                .put("id", "V1")
                .put("hash", "h1")
                .put("callback_id", callback)
                .put("private_metadata", metadata);
        ObjectNode values = view.putObject("state").putObject("values");
        fields.forEach((name, written) -> values.putObject(name).putObject(name).put("value", written));
        return Front.json(front.payload(payload.toString()));
    }

    private static Filled form(String callback) {
        return requireNonNull(FORMS.get(callback));
    }

    private static String metadata(String callback) throws IOException {
        JsonNode view = Json.mapper().readTree(form(callback).view());
        assertThat(view.path("callback_id").asText()).isEqualTo(callback);
        return view.path("private_metadata").asText();
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void whatIsSentBecomesAJobWhoseOutcomeItsSenderAloneIsTold(String callback) throws IOException {
        JsonNode answer = send(callback, metadata(callback), form(callback).fields());
        assertThat(answer.path("response_action").asText()).isEqualTo("clear");
        assertThat(front.jobs).singleElement().isInstanceOf(form(callback).becomes());
        Address told = ((Job.Desk) front.jobs.getFirst()).ping().replyTo();
        assertThat(told).isInstanceOfAny(Address.Ephemeral.class, Address.Direct.class);
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void anEmptyFormSaysWhatIsMissing(String callback) throws IOException {
        JsonNode answer = send(callback, metadata(callback), Map.of());
        assertThat(answer.path("response_action").asText()).isEqualTo("errors");
        assertThat(form(callback).view())
                .contains(answer.path("errors").fieldNames().next());
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void aFormThatNobodyKnowsIsClosedAndNothingIsDone() {
        front.payload("{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\"},\"team\":{\"id\":\"T1\"},"
                + "\"view\":{\"id\":\"V1\",\"callback_id\":\"of_long_ago\"}}");
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void anAnswerThatNamesAPersonHandsTheCaseOverToThem() {
        front.command("answer 7KQ2M9XA <@U0MARIA|maria>");
        assertThat(front.jobs).singleElement().isInstanceOfSatisfying(Job.HandOver.class, handOver -> {
            assertThat(handOver.caseId()).isEqualTo("7KQ2M9XA");
            assertThat(handOver.expert()).isEqualTo("U0MARIA");
        });
        assertThat(Front.json(front.command("answer 7KQ2M9XA maria"))
                        .path("text")
                        .asText())
                .contains("is not a person");
        assertThat(front.jobs).hasSize(1);
    }
}
