/**
 * The sample agent: a clinic's appointment scheduler that turns a patient's message into an answer, tool calls and a trace.
 *
 * <p>It is a stand-in without a model: plain rules over English words, a small calendar and the clinic's policies, so
 * that every run can be repeated. {@code SampleAgent} is the entry, {@code Clinic} the data, {@code Planner} what
 * decides (rules, or a model behind an OpenAI-compatible address), {@code AgentVersion} the ways in which the versions
 * differ. Traces follow the OpenTelemetry GenAI conventions.
 *
 * <p>It knows nothing of Casebook: no case, no evaluator, no chat. A version behaves the same whoever asks.
 */
@NullMarked
package dev.casebook.local.clinic;

import org.jspecify.annotations.NullMarked;
