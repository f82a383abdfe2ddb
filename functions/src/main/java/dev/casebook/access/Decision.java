package dev.casebook.access;

import java.util.Set;

/** Whether a person may. */
public sealed interface Decision {

    record Allowed() implements Decision {}

    /** No; the sentence says why, what was not changed and whom to ask. */
    record Refused(String sentence) implements Decision {}

    /** It depends on groups whose members are not known: ask for them, then decide again. */
    record Unknown(Set<String> groups) implements Decision {
        public Unknown {
            groups = Set.copyOf(groups);
        }
    }
}
