package dev.casebook;

import java.util.function.Supplier;

/** What Casebook shows to prove who it is: asked for at each request, and once more when it was refused. Safe for several threads. */
public interface Credential extends Supplier<String> {

    /** The value as it is now, after what {@link #get} gave was refused; it may be the same. */
    String renewed();

    /** One that never changes. */
    static Credential of(String value) {
        return new Credential() {
            @Override
            public String get() {
                return value;
            }

            @Override
            public String renewed() {
                return value;
            }
        };
    }
}
