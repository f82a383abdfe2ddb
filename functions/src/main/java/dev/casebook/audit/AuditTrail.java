package dev.casebook.audit;

import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * What was done, in order of time. Entries are only ever added: there is no way here to change or remove one, and the table refuses
 * it. What changes something that is stored writes its entry in the same transaction; {@link #record} is for the rest. Safe for
 * several threads.
 */
public interface AuditTrail {

    /** Keeps nothing; for tests and for programs that store nothing. */
    AuditTrail NONE = new AuditTrail() {
        @Override
        public void record(Deed deed) {}

        @Override
        public void each(LocalDate from, LocalDate to, Consumer<Deed> reader) {}
    };

    /** Adds a deed. Idempotent: the same deed is kept once. */
    void record(Deed deed);

    /** Hands over the deeds of some days, in UTC, both included, oldest first. */
    void each(LocalDate from, LocalDate to, Consumer<Deed> reader);
}
