package dev.casebook.local.tracestore;

import java.util.Arrays;
import java.util.Optional;

/** A comparison. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    MATCHES("=~"),
    NOT_MATCHES("!~"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    static Optional<Operator> of(String sign) {
        return Arrays.stream(values())
                .filter(operator -> operator.sign.equals(sign))
                .findFirst();
    }

    String sign() {
        return sign;
    }

    boolean isOrder() {
        return this == LESS || this == LESS_OR_EQUAL || this == GREATER || this == GREATER_OR_EQUAL;
    }

    boolean isPattern() {
        return this == MATCHES || this == NOT_MATCHES;
    }

    /** Whether a comparison with this outcome ({@link Comparable#compareTo}) holds. */
    boolean holds(int compared) {
        return switch (this) {
            case EQUAL, MATCHES -> compared == 0;
            case NOT_EQUAL, NOT_MATCHES -> compared != 0;
            case LESS -> compared < 0;
            case LESS_OR_EQUAL -> compared <= 0;
            case GREATER -> compared > 0;
            case GREATER_OR_EQUAL -> compared >= 0;
        };
    }
}
