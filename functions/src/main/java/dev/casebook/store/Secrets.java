package dev.casebook.store;

import java.util.Optional;

/** Secrets by name, read when needed and never logged. Safe for several threads. */
public interface Secrets {

    /** The current value, or empty when no secret has this name. */
    Optional<String> find(String name);

    /** The value as it is now, for when the one that was found was refused: where secrets are cached, the cache is passed by. */
    default Optional<String> renewed(String name) {
        return find(name);
    }
}
