package dev.casebook.bot.command;

import java.util.Optional;

/** Carries a problem out of the depths of the parser; never leaves this package. */
final class Misread extends RuntimeException {
    private final transient Optional<String> suggestion;

    Misread(String sentence) {
        this(sentence, Optional.empty());
    }

    Misread(String sentence, Optional<String> suggestion) {
        super(sentence, null, false, false);
        this.suggestion = suggestion;
    }

    Reading.Problem problem() {
        return new Reading.Problem(String.valueOf(getMessage()), suggestion);
    }
}
