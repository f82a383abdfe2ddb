package dev.casebook.alert;

import java.util.Optional;

/**
 * Amazon SNS as a sender over HTTP. Safe for several threads.
 *
 * <p>{@link #verified} is only asked about what {@link SnsEnvelope} let pass, so it never reaches out to a host that a stranger
 * names.
 */
public interface SnsMessages {

    /** Nobody who says so is SNS: where there is no topic to listen to. */
    SnsMessages NONE = new SnsMessages() {
        @Override
        public Optional<SnsEnvelope> verified(SnsEnvelope claimed, byte[] body) {
            return Optional.empty();
        }

        @Override
        public void confirm(String topic, String token) {}
    };

    /**
     * The envelope, when SNS signed it; empty when somebody else made it.
     *
     * @throws dev.casebook.CasebookException.Retryable when the certificate cannot be fetched now
     */
    Optional<SnsEnvelope> verified(SnsEnvelope claimed, byte[] body);

    /**
     * Confirms a subscription by asking SNS itself, never by the address that a message names. May be repeated.
     *
     * @throws dev.casebook.CasebookException.Retryable when SNS does not answer now
     * @throws dev.casebook.CasebookException.Permanent when SNS refuses
     */
    void confirm(String topic, String token);
}
