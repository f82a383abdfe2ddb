package dev.casebook.trace.redaction;

import java.util.function.Consumer;

/** Finds one kind of value in a text, in time that grows with its length and no faster. Stateless. */
interface TextRule {

    void find(Scan scan, Consumer<Find> found);
}
