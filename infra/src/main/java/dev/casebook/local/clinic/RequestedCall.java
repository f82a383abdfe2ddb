package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A tool call that the planner asks for. */
record RequestedCall(String id, String name, ObjectNode arguments) {}
