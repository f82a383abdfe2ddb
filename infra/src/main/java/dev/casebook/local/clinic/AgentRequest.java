package dev.casebook.local.clinic;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One request to the agent, checked.
 *
 * @param caseId the case this run belongs to; empty for a conversation in production
 * @param now the moment the conversation takes place, in the clinic's time zone
 * @param recorded tool results to use instead of the live tools
 * @param model a pinned model, used only when a model answers
 */
record AgentRequest(
        Optional<String> caseId,
        Optional<Integer> trial,
        String message,
        List<Message> history,
        ZonedDateTime now,
        List<ToolCall> recorded,
        Optional<String> model,
        Optional<String> session,
        Optional<String> user) {

    /** Where the run counts: {@code evaluation} when it belongs to a case. */
    String environment() {
        return caseId.isPresent() ? "evaluation" : "production";
    }

    /** What the patient wrote, newest first. */
    List<String> patientMessagesNewestFirst() {
        List<String> messages = new ArrayList<>();
        messages.add(message);
        history.reversed().stream()
                .filter(Message::isUser)
                .map(Message::content)
                .forEach(messages::add);
        return List.copyOf(messages);
    }

    @Override
    public String toString() {
        return "AgentRequest[" + environment() + ", " + (history.size() + 1) + " messages]";
    }
}
