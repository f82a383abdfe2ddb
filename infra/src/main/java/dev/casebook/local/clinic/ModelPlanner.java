package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a model behind an OpenAI-compatible address take the place of the rules, with the same tools. All versions of the
 * agent then answer alike: their rules are not asked. Safe for several threads.
 */
final class ModelPlanner implements Planner {

    static final int ROUNDS = 8;
    private static final String PROVIDER = "openai";

    private final ChatCompletions completions;
    private final String usualModel;
    private final String doctors;
    private final String clinicName;

    ModelPlanner(ModelSettings settings, Clinic clinic) {
        this.completions = new ChatCompletions(settings);
        this.usualModel = settings.model();
        this.clinicName = clinic.name();
        this.doctors = clinic.doctors().stream()
                .map(doctor -> doctor.name() + " (" + doctor.specialty() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public ChatTurn answer(AgentRun run, AgentRequest request) {
        String model = request.model().orElse(usualModel);
        ArrayNode messages = opening(request);
        for (int round = 0; round < ROUNDS; round++) {
            ChatTurn turn = run.chat(PROVIDER, model, () -> completions.next(model, messages));
            if (turn.calls().isEmpty()) {
                return turn;
            }
            messages.add(asking(turn));
            for (RequestedCall call : turn.calls()) {
                JsonNode result = run.execute(call);
                result.path("paragraphs").forEach(text -> run.addContext(text.asText()));
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", call.id())
                        .put("content", Json.text(result));
            }
        }
        throw new CasebookException.Permanent("The model called tools in " + ROUNDS
                + " rounds without an answer, so the run was stopped. Try a model that follows tool results.");
    }

    private ArrayNode opening(AgentRequest request) {
        ArrayNode messages = Json.array();
        messages.addObject().put("role", "system").put("content", instructions(request.now()));
        request.history()
                .forEach(turn -> messages.addObject().put("role", turn.role()).put("content", turn.content()));
        messages.addObject().put("role", "user").put("content", request.message());
        return messages;
    }

    private String instructions(ZonedDateTime now) {
        return String.join(
                " ",
                List.of(
                        "You schedule appointments for " + clinicName + ".",
                        "It is now " + Phrases.date(now.toLocalDate()) + ", "
                                + now.toLocalTime().withSecond(0).withNano(0) + ".",
                        "Doctors: " + doctors + ".",
                        "Look at the calendar with find_slots, book with book_appointment and answer questions about the"
                                + " clinic's rules only from lookup_policy.",
                        "Write days as Tuesday, 10 March 2026 and times as 15:00. Answer in one to three sentences."));
    }

    private static ObjectNode asking(ChatTurn turn) {
        ObjectNode message = Json.object().put("role", "assistant").put("content", turn.text());
        ArrayNode calls = message.putArray("tool_calls");
        for (RequestedCall call : turn.calls()) {
            ObjectNode node = calls.addObject().put("id", call.id()).put("type", "function");
            node.putObject("function").put("name", call.name()).put("arguments", Json.text(call.arguments()));
        }
        return message;
    }
}
