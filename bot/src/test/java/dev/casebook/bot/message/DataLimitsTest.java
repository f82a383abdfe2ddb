package dev.casebook.bot.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataLimitsTest {

    @Test
    void ofALongTableTheFirstRowsStayAndTheLastSaysHowManyMore() {
        Block.Table table =
                new Block.Table(List.of("Case", "n"), Collections.nCopies(250, List.of("a", "1")), Set.of(1));
        Block.Table cut = (Block.Table) fit(table);
        assertThat(cut.rows()).hasSizeLessThanOrEqualTo(99);
        assertThat(cut.rows().getLast().getFirst())
                .isEqualTo("… and " + (250 - cut.rows().size() + 1) + " more");
        assertThat(problems(table)).isEmpty();
    }

    @Test
    void aWideTableWithLongCellsFits() {
        List<String> wide = Collections.nCopies(30, "x".repeat(5000));
        assertThat(problems(new Block.Table(wide, Collections.nCopies(300, wide), Set.of(29))))
                .isEmpty();
    }

    @Test
    void ofALongChartTheLastPointsStayAndNamesAreUnique() {
        List<String> categories =
                IntStream.range(0, 40).mapToObj(i -> "the same long label").toList();
        List<Double> values = IntStream.range(0, 40).mapToObj(i -> (double) i).toList();
        Block.Chart chart = new Block.Chart(
                "t".repeat(80),
                Block.Chart.Look.BAR,
                categories,
                Collections.nCopies(9, new Block.Chart.Series("", values)),
                "u".repeat(80));
        Block.Chart cut = (Block.Chart) fit(chart);
        assertThat(cut.series()).hasSize(6);
        assertThat(cut.series().getFirst().values()).hasSize(20).last().isEqualTo(39.0);
        assertThat(problems(chart)).isEmpty();
    }

    @Test
    void ofTwoTablesAndThreeChartsOneBecomesText() {
        Block.Table table = new Block.Table(List.of("a"), List.of(List.of("b")), Set.of());
        Block.Chart chart = new Block.Chart(
                "c", Block.Chart.Look.LINE, List.of("d"), List.of(new Block.Chart.Series("e", List.of(1.5))), "");
        SlackMessage message = new Page()
                .table(table)
                .table(table)
                .chart(chart)
                .chart(chart)
                .chart(chart)
                .build();
        assertThat(BlockLimits.fit(message).blocks())
                .hasExactlyElementsOfTypes(
                        Block.Table.class, Block.Rich.class, Block.Chart.class, Block.Chart.class, Block.Rich.class);
        assertThat(PlainBlocks.of(message).blocks()).hasOnlyElementsOfType(Block.Rich.class);
        assertThat(PlainBlocks.needed(PlainBlocks.of(message))).isFalse();
        assertThat(message.text()).startsWith("a\nb\na\nb\nc\n");
    }

    @Test
    void whatCannotBeDrawnIsAMistakeOfOurs() {
        assertThatThrownBy(() -> new Block.Chart.Series("e", List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Block.Table(List.of("a", "b"), List.of(List.of("c")), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TextFile("../x", "x", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(TextFile.inName("..//clinic <!channel>")).isEqualTo("clinic-channel");
    }

    private static Block fit(Block block) {
        return BlockLimits.fit(new SlackMessage("x", List.of(block), Optional.empty()))
                .blocks()
                .getFirst();
    }

    private static List<String> problems(Block block) {
        SlackMessage message = new SlackMessage("x", List.of(block), Optional.empty());
        return MessageValidator.of(Wire.message(BlockLimits.fit(message))).problems();
    }
}
