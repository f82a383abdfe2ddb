package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The agent's tools, called by name. A failed call returns an object with {@code error} and {@code message}. */
interface Tools {

    JsonNode call(String name, ObjectNode arguments);
}
