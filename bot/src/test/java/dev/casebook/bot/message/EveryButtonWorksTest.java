package dev.casebook.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.casebook.bot.command.CommandParser;
import dev.casebook.bot.interaction.Effect;
import dev.casebook.bot.interaction.Interaction;
import dev.casebook.bot.interaction.Interactions;
import dev.casebook.bot.interaction.Press;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Address;
import dev.casebook.work.Ping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every button of every message does something when it is pressed, and every handler of buttons has a button. */
class EveryButtonWorksTest {
    private static final Address ALONE = new Address.Ephemeral("", "C1", "U1");

    /** Action ids to the values that messages give them. */
    private static Map<String, Set<String>> rendered() {
        Map<String, Set<String>> buttons = new TreeMap<>();
        AllMessages.of(Samples.plain(), "")
                .values()
                .forEach(message -> collect(Wire.blocks(message.blocks()), buttons));
        return buttons;
    }

    private static void collect(JsonNode node, Map<String, Set<String>> buttons) {
        if (node.hasNonNull("action_id") && !node.has("url")) {
            String id = node.path("action_id").asText();
            // Of a list of people: what it is about, and who was chosen.
            String value = node.path("type").asText().equals("users_select")
                    ? id.substring(id.indexOf(':') + 1) + " U0EXPERT"
                    : node.path("value").asText();
            buttons.computeIfAbsent(id, known -> new TreeSet<>()).add(value);
        }
        node.forEach(inner -> collect(inner, buttons));
    }

    static List<String> kinds() throws ReflectiveOperationException {
        List<String> kinds = new java.util.ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPackages("dev.casebook.bot.interaction")) {
            if (type.isAssignableTo(Interaction.class) && !type.isInterface()) {
                kinds.add(((Interaction) type.reflect().getDeclaredConstructor().newInstance()).actionId());
            }
        }
        return kinds;
    }

    private static Effect press(String actionId, String value) {
        Ping ping = new Ping("p1", "U1", ALONE, Instant.parse("2026-03-04T09:42:00Z"));
        CommandParser parser = new CommandParser(new TraceRefParser("tempo", Set.of("tempo", "langsmith", "loki")));
        return Interactions.press(actionId, new Press(ping, value, "C1", parser));
    }

    @Test
    void everyButtonThatIsShownLeadsToSomething() {
        Map<String, Set<String>> buttons = rendered();
        assertThat(buttons).hasSizeGreaterThan(20);
        buttons.forEach((id, values) -> values.forEach(value ->
                assertThat(press(id, value)).as("%s with %s", id, value).isNotInstanceOf(Effect.Explain.class)));
    }

    @Test
    void everyHandlerHasAButton() throws ReflectiveOperationException {
        Set<String> shown =
                rendered().keySet().stream().map(id -> id.split(":", 2)[0]).collect(Collectors.toSet());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(kinds());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aValueThatMakesNoSenseIsExplained(String kind) {
        for (String value : List.of("", " ", "<!channel>|||||", "x y z", "7KQ2M9XA")) {
            Effect effect = press(kind, value);
            boolean sense = value.equals("7KQ2M9XA") && !(effect instanceof Effect.Explain);
            assertThat(sense || effect instanceof Effect.Explain)
                    .as("%s with “%s”", kind, value)
                    .isTrue();
        }
    }
}
