/**
 * Agents behind HTTP: the agent protocol, or any JSON shape mapped by a template and JSONPath.
 */
@NullMarked
package dev.casebook.agent.http;

import org.jspecify.annotations.NullMarked;
