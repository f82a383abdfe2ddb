package dev.casebook.trace.otel;

import dev.casebook.trace.Message;
import dev.casebook.trace.otel.Reading.Kind;
import java.util.List;
import java.util.Optional;

/** Pydantic AI: {@code pydantic_ai.all_messages}, {@code final_result}, {@code tool_arguments}, {@code tool_response}. */
final class PydanticAi implements Convention {

    @Override
    public Reading read(Span span) {
        Attributes at = span.attributes();
        Optional<JsonText> messages = at.json("pydantic_ai.all_messages", "all_messages_events");
        Optional<JsonText> arguments = at.json("tool_arguments");
        Optional<JsonText> result = at.json("tool_response");
        Optional<String> answer = at.text("final_result");
        if (messages.isEmpty() && arguments.isEmpty() && result.isEmpty() && answer.isEmpty()) {
            return Reading.NONE;
        }
        boolean turn = messages.isPresent() || answer.isPresent();
        return new Reading(
                turn ? Optional.of(Kind.AGENT) : Optional.empty(),
                new Reading.Who(at.text("agent_name"), Optional.empty(), Optional.empty(), Optional.empty()),
                Reading.Model.NONE,
                new Reading.Tool(
                        Optional.empty(), arguments.map(JsonText::node), result.map(JsonText::node), Optional.empty()),
                new Reading.Talk(untilLastQuestion(Messages.in(messages, "user")), answer),
                Reading.Lookup.NONE,
                JsonText.anyCut(messages, arguments, result));
    }

    /** The list holds the run's own answers as well; they are not its input. */
    private static List<Message> untilLastQuestion(List<Message> all) {
        for (int last = all.size() - 1; last >= 0; last--) {
            if (all.get(last).role().equals("user")) {
                return all.subList(0, last + 1);
            }
        }
        return List.of();
    }
}
