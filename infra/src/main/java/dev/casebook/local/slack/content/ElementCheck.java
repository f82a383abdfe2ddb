package dev.casebook.local.slack.content;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks the interactive elements inside blocks: buttons, selects, choices, inputs. */
final class ElementCheck {

    private final Problems problems;

    ElementCheck(Problems problems) {
        this.problems = problems;
    }

    void check(JsonNode element, String place) {
        problems.length(element, "action_id", place, 255);
        switch (element.path("type").asText("")) {
            case "button" -> button(element, place);
            case "static_select", "multi_static_select" -> select(element, place);
            case "overflow" -> options(element, place, 1, 5);
            case "radio_buttons", "checkboxes" -> options(element, place, 1, 10);
            case "plain_text_input" -> textInput(element, place);
            case "" -> problems.add(place, "missing required field: type");
            default -> problems.optionalText(element, "placeholder", place, 150);
        }
        confirm(element, place);
    }

    private void button(JsonNode button, String place) {
        problems.text(button, "text", place, 75, false);
        problems.length(button, "value", place, 2000);
        problems.length(button, "url", place, 3000);
        problems.length(button, "accessibility_label", place, 75);
        String style = button.path("style").asText("primary");
        if (!style.equals("primary") && !style.equals("danger")) {
            problems.add(place + "/style", "must be a valid enum value");
        }
    }

    private void select(JsonNode select, String place) {
        problems.optionalText(select, "placeholder", place, 150);
        if (select.hasNonNull("option_groups")) {
            problems.size(select, "option_groups", place, 1, 100);
        } else {
            options(select, place, 1, 100);
        }
    }

    private void options(JsonNode owner, String place, int min, int max) {
        problems.size(owner, "options", place, min, max);
        for (int i = 0; i < owner.path("options").size(); i++) {
            JsonNode option = owner.path("options").get(i);
            String at = place + "/options/" + i;
            problems.text(option, "text", at, 75, true);
            problems.string(option, "value", at, 150);
            problems.optionalText(option, "description", at, 75);
        }
    }

    private void textInput(JsonNode input, String place) {
        problems.optionalText(input, "placeholder", place, 150);
        problems.length(input, "initial_value", place, 3000);
        int max = input.path("max_length").asInt(3000);
        if (max < 1 || max > 3000) {
            problems.add(place + "/max_length", "must be between 1 and 3000");
        }
    }

    private void confirm(JsonNode element, String place) {
        JsonNode confirm = element.path("confirm");
        if (confirm.isObject()) {
            problems.text(confirm, "title", place + "/confirm", 100, false);
            problems.text(confirm, "text", place + "/confirm", 300, true);
            problems.optionalText(confirm, "confirm", place + "/confirm", 30);
            problems.optionalText(confirm, "deny", place + "/confirm", 30);
        }
    }
}
