package dev.casebook.handler;

/** What {@link Death} throws. */
final class Killed extends RuntimeException {
    Killed() {
        super("killed", null, false, false);
    }
}
