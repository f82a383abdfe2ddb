package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.Credential;
import dev.casebook.store.Secrets;

/** Values of {@code casebook.yaml} that may name a secret: {@code secret:NAME}. */
final class SecretValues {
    private static final String PREFIX = "secret:";

    private SecretValues() {}

    static String resolve(String value, Secrets secrets) {
        if (!value.startsWith(PREFIX)) {
            return value;
        }
        return named(value.substring(PREFIX.length()), secrets);
    }

    /** The secret of that name, as something to show to who asks for it. */
    static Credential credential(String name, Secrets secrets) {
        return new Credential() {
            @Override
            public String get() {
                return named(name, secrets);
            }

            @Override
            public String renewed() {
                return secrets.renewed(name).orElseGet(this);
            }
        };
    }

    /** The secret of that name. */
    static String named(String name, Secrets secrets) {
        return secrets.find(name)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + name + " is missing."));
    }
}
