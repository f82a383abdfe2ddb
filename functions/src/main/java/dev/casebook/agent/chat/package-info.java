/**
 * Agents that are a prompt, a model and tools: a trial becomes a conversation over an OpenAI-compatible chat completions API.
 *
 * <p>{@link dev.casebook.agent.chat.ChatAgentRunner} runs the loop: asks the model, answers its tool calls from the case's
 * recorded results or from a tool endpoint, and asks again until the model answers or the steps are used up. Knows no
 * configuration file and no secret's name.
 */
@NullMarked
package dev.casebook.agent.chat;

import org.jspecify.annotations.NullMarked;
