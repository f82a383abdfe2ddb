package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages as Slack gets them. {@code -Dgolden.write=true} writes what is rendered now, for a person to look at. */
class GoldenMessagesTest {
    private static final Path GOLDENS = Path.of("src/test/resources/dev/casebook/bot/message");

    static Stream<String> names() {
        return AllMessages.of(Samples.plain(), "").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMessageIsAsApproved(String name) throws IOException {
        ObjectNode rendered = rendered(name);
        Path golden = GOLDENS.resolve(name + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, rendered.toPrettyString() + "\n");
        }
        assertThat(rendered.toPrettyString()).isEqualTo(Files.readString(golden).stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyMessageIsWithinSlacksLimits(String name) {
        assertThat(MessageValidator.of(rendered(name)).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTextSaysWhatTheBlocksSay(String name) {
        SlackMessage message = message(name);
        for (Block block : message.blocks()) {
            if (block instanceof Block.Header header) {
                assertThat(message.text()).contains(header.text());
            } else if (block instanceof Block.Rich rich) {
                rich.parts().stream()
                        .filter(Block.Paragraph.class::isInstance)
                        .map(part -> ((Block.Paragraph) part).line().plain())
                        .forEach(line -> assertThat(message.text()).contains(line));
            }
        }
    }

    @Test
    void everyMessageFitsManyTimesOver() throws IOException {
        String huge = "<!channel> & a very long story ".repeat(2000);
        AllMessages.of(Samples.of(huge), huge)
                .forEach((name, message) -> assertThat(MessageValidator.of(Wire.message(BlockLimits.fit(message)))
                                .problems())
                        .as(name)
                        .isEmpty());
    }

    private static SlackMessage message(String name) {
        return requireNonNull(AllMessages.of(Samples.plain(), "").get(name), name);
    }

    private static ObjectNode rendered(String name) {
        SlackMessage message = message(name);
        return (ObjectNode) Json.mapper().valueToTree(Wire.message(BlockLimits.fit(message)));
    }
}
