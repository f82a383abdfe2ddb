package dev.casebook.alert;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** What a sender has to show before its alerts are read. */
public sealed interface AlertProof {

    /** A signature over the body, and mostly over the time. */
    record Signed(HmacScheme scheme) implements AlertProof {
        public Signed {
            requireNonNull(scheme, "scheme is null");
        }
    }

    /**
     * A secret sent along.
     *
     * @param header {@code Authorization}, where {@code Bearer } stands before the secret, or another one, where it stands alone
     */
    record Token(String header) implements AlertProof {
        public static final String AUTHORIZATION = "Authorization";

        public Token {
            requireNonNull(header, "header is null");
        }
    }

    /**
     * The signature of Amazon SNS, checked with its certificate.
     *
     * @param topics ARNs of the topics that are listened to; empty when alarms come to a function only, not over HTTP
     */
    record SnsTopics(Set<String> topics) implements AlertProof {
        public SnsTopics {
            topics = Set.copyOf(topics);
        }
    }
}
