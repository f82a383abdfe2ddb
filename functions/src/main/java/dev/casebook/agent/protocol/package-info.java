/**
 * The agent protocol: a trial as the JSON that an agent is sent, and its JSON answer as an {@link dev.casebook.agent.Answer}.
 *
 * <p>The same on every way to an agent. {@link dev.casebook.agent.protocol.Protocol} says what is particular about one agent;
 * agents that speak something else have a {@link dev.casebook.agent.protocol.RequestTemplate} and a
 * {@link dev.casebook.agent.protocol.ResponseMapping}. Knows no transport and no configuration file.
 */
@NullMarked
package dev.casebook.agent.protocol;

import org.jspecify.annotations.NullMarked;
