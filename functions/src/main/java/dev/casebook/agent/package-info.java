/**
 * The system under test: how a version of an agent is addressed and called.
 *
 * <p>{@link dev.casebook.agent.AgentRunner} runs one trial and answers with what the agent said, called and used. Knows cases'
 * inputs, not how an answer is judged.
 */
@NullMarked
package dev.casebook.agent;

import org.jspecify.annotations.NullMarked;
