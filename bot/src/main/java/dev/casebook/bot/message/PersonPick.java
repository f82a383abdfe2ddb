package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;

/**
 * A list of the workspace's people; choosing one acts.
 *
 * @param label what is shown before anybody is chosen, up to 150 characters
 * @param actionId which interaction it starts; its press has as value what it is about, a space, and the person's id
 * @param about what it is about: ids only, up to 200 characters. Such a list has no value, so it travels behind a colon in the
 *     action's id
 * @param confirmation asked before it acts
 */
public record PersonPick(String label, String actionId, String about, Button.Confirmation confirmation)
        implements Control {
    public PersonPick {
        requireNonNull(label, "label is null");
        requireNonNull(actionId, "actionId is null");
        requireNonNull(about, "about is null");
        requireNonNull(confirmation, "confirmation is null");
    }
}
