/**
 * Agents behind HTTP: the agent protocol, or any JSON shape mapped by a template and JSONPath.
 *
 * <p>{@link dev.casebook.agent.http.HttpAgentRunner} turns a trial into one request to the address of an agent's version and the
 * response into an answer; {@link dev.casebook.agent.http.HttpAgent} is what is configured of an agent;
 * {@link dev.casebook.agent.http.HttpCalls} is the client behind it. Must not know how an answer is judged or stored.
 */
@NullMarked
package dev.casebook.agent.http;

import org.jspecify.annotations.NullMarked;
