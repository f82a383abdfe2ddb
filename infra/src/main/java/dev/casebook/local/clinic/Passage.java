package dev.casebook.local.clinic;

/** A paragraph of a policy, found by a search. A higher score fits better; 0 means no common word. */
record Passage(String id, String topic, String text, double score) {}
