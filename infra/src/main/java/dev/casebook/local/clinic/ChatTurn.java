package dev.casebook.local.clinic;

import java.util.List;

/**
 * One step of the planner: a text for the patient, or tools to call.
 *
 * @param model the model that answered
 * @param inputTokens as the model counted them; words for the rules
 */
record ChatTurn(
        String text, List<RequestedCall> calls, String finishReason, String model, int inputTokens, int outputTokens) {}
