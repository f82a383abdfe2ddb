package dev.casebook.local.clinic;

import java.util.List;

/** A policy of the clinic: its topic, words that lead to it, and its paragraphs. */
record Policy(String topic, List<String> keywords, List<String> paragraphs) {}
