package dev.casebook.agent.http;

import java.io.IOException;

/** A call that brought no complete answer. Its message holds no part of an address beyond the host, and no body. */
public final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, in the words a message can hold. */
    public enum Kind {
        UNKNOWN_HOST("the host name is not known"),
        REFUSED("the connection was refused"),
        NOT_CONNECTED("no connection was made in time"),
        TIMED_OUT("no complete answer came in time"),
        CUT("the connection was cut"),
        INSECURE("no secure connection could be made (TLS)"),
        TOO_LARGE("the answer is larger than 5 MB");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether the same call may bring an answer later. */
        public boolean passing() {
            return this != TOO_LARGE && this != INSECURE;
        }
    }

    private final Kind kind;

    public TransportException(Kind kind, Throwable cause) {
        super(kind.words(), cause);
        this.kind = kind;
    }

    public TransportException(Kind kind) {
        super(kind.words());
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
