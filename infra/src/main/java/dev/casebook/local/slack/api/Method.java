package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of the Web API: arguments in, the fields of the answer beside {@code ok} out; refuses by SlackError. */
@FunctionalInterface
interface Method {
    ObjectNode call(Arguments arguments);
}
