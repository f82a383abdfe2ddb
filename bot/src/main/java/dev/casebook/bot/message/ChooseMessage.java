package dev.casebook.bot.message;

import dev.casebook.work.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which one is meant: a button for each of the newest, whose value is the whole command. */
public final class ChooseMessage {
    private static final Button.Confirmation RETIRE =
            new Button.Confirmation("Retire this case?", "It is kept, and not run any more.", "Retire");

    private ChooseMessage() {}

    /**
     * One of those to choose from.
     *
     * @param id as it is typed
     * @param title what people know it by; may be empty
     */
    public record Option(String id, String title) {}

    public static SlackMessage of(Choice choice, List<Option> options) {
        if (choice.of() == Choice.Of.FORM) {
            return form(choice);
        }
        if (options.isEmpty()) {
            return new Page()
                    .line("There is no " + noun(choice.of()) + " to choose from. Nothing was changed.")
                    .metadata("casebook.report", Map.of())
                    .build();
        }
        List<Button> buttons = new ArrayList<>();
        for (Option option : options) {
            buttons.add(button(choice, option, buttons.size() + 1));
        }
        return new Page()
                .line(new Line(List.of())
                        .bold("Which " + noun(choice.of()) + "? ")
                        .text("These are the newest."))
                .buttons(buttons)
                .context("Another one: write " + choice.verb() + " and its id.")
                .metadata("casebook.report", Map.of())
                .build();
    }

    /** What opens a form: a form takes a press of a button. */
    private static SlackMessage form(Choice choice) {
        return new Page()
                .line("This takes a form.")
                .buttons(List.of(Button.of("Open the form", "choose:one-1", choice.command(""))
                        .primary()))
                .metadata("casebook.report", Map.of())
                .build();
    }

    private static Button button(Choice choice, Option option, int number) {
        String label = option.title().isBlank() ? option.id() : option.id() + " · " + option.title();
        Button button = Button.of(label, "choose:one-" + number, choice.command(option.id()));
        return choice.verb().equals("retire") ? button.confirmed(Button.Look.DANGER, RETIRE) : button;
    }

    private static String noun(Choice.Of of) {
        return switch (of) {
            case CASE -> "case";
            case RETIRED_CASE -> "retired case";
            case EXPERIMENT -> "run";
            case RUNNING_EXPERIMENT -> "running experiment";
            case DATASET -> "dataset";
            case INCIDENT -> "incident";
            case FORM -> "form";
        };
    }

    /** What Casebook knows of a trace that was linked to, and a button: no text of the trace, everybody sees it. */
    public static SlackMessage preview(String trace, Optional<Option> known, String state) {
        if (known.isPresent()) {
            Option there = known.get();
            return new Page()
                    .line(new Line(List.of()).bold("Case " + there.id()).text(": " + there.title() + " · " + state))
                    .buttons(List.of(Button.of("Show", "show_subject", there.id())))
                    .build();
        }
        return new Page()
                .line(new Line(List.of()).code(trace).text(" is not in Casebook yet."))
                .buttons(List.of(Button.of("Add to Casebook", "add_trace", trace)))
                .build();
    }
}
