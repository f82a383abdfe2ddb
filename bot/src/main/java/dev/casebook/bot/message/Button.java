package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A button.
 *
 * @param label up to 75 characters
 * @param actionId which interaction it starts; unique within a message
 * @param value what it is about: ids only, checked again when it is pressed; up to 2,000 characters
 * @param look how it looks
 * @param confirmation asked before it acts
 */
public record Button(String label, String actionId, String value, Look look, Optional<Confirmation> confirmation)
        implements Control {

    /** How a button looks. */
    public enum Look {
        NORMAL,
        PRIMARY,
        DANGER
    }

    /** A question before the button acts. */
    public record Confirmation(String title, String text, String yes) {}

    public Button {
        requireNonNull(label, "label is null");
        requireNonNull(actionId, "actionId is null");
        requireNonNull(value, "value is null");
        requireNonNull(look, "look is null");
        requireNonNull(confirmation, "confirmation is null");
    }

    public static Button of(String label, String actionId, String value) {
        return new Button(label, actionId, value, Look.NORMAL, Optional.empty());
    }

    public Button primary() {
        return new Button(label, actionId, value, Look.PRIMARY, confirmation);
    }

    Button labelled(String other) {
        return new Button(other, actionId, value, look, confirmation);
    }

    public Button confirmed(Look how, Confirmation question) {
        return new Button(label, actionId, value, how, Optional.of(question));
    }
}
