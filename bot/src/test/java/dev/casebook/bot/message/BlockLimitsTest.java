package dev.casebook.bot.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockLimitsTest {

    @Test
    void aMessageWithinTheLimitsStaysAsItIs() {
        SlackMessage message = new Page().header("Short").line("and good").build();
        assertThat(BlockLimits.fit(message)).isEqualTo(message);
    }

    @Test
    void whatIsTooLongEndsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(Clean.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Clean.cut("ab😀def", 4)).isEqualTo("ab…");
        SlackMessage cut = BlockLimits.fit(new Page().header("x".repeat(200)).build());
        assertThat(((Block.Header) cut.blocks().getFirst()).text()).hasSize(150).endsWith("…");
    }

    @Test
    void ofTooManyBlocksTheLastTextsGoAndTheButtonsStay() {
        Page page = new Page().header("Many");
        for (int i = 0; i < 80; i++) {
            page.line("line " + i);
        }
        page.buttons(List.of(Button.of("Show", "show_subject", "EXP-1")));
        List<Block> blocks = BlockLimits.fit(page.build()).blocks();
        assertThat(blocks).hasSize(50);
        assertThat(blocks.getLast()).isInstanceOf(Block.Actions.class);
    }

    @Test
    void aValueThatDoesNotFitIsAMistakeOfOurs() {
        SlackMessage message = new Page()
                .line("x")
                .buttons(Collections.singletonList(Button.of("Run", "run_eval", "x".repeat(2001))))
                .build();
        assertThatThrownBy(() -> BlockLimits.fit(message)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textsThatRunRightToLeftAreKeptApart() {
        assertThat(Line.of("שלום").plain()).isEqualTo("\u2068שלום\u2069");
        assertThat(Line.of("a\u202Eb\nc").plain()).isEqualTo("ab c");
        assertThat(new SlackMessage("", List.of(), Optional.empty()).toString()).isEqualTo("SlackMessage[0 blocks]");
    }
}
