package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.store.Secrets;

/** Values of {@code casebook.yaml} that may name a secret: {@code secret:NAME}. */
final class SecretValues {
    private static final String PREFIX = "secret:";

    private SecretValues() {}

    static String resolve(String value, Secrets secrets) {
        if (!value.startsWith(PREFIX)) {
            return value;
        }
        String name = value.substring(PREFIX.length());
        return secrets.find(name)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + name + " is missing."));
    }
}
