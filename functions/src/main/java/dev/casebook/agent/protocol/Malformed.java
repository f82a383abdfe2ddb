package dev.casebook.agent.protocol;

/** What is wrong with a response, in words that name the field and hold no part of its content. */
public final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    public Malformed(String what) {
        super(what);
    }
}
