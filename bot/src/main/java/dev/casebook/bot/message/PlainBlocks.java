package dev.casebook.bot.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same message in blocks that every workspace has: a table or chart becomes lines of text in columns. */
public final class PlainBlocks {
    private static final int WIDEST = 32;

    private PlainBlocks() {}

    /** Whether it has a block that some workspaces do not know yet. */
    public static boolean needed(SlackMessage message) {
        return message.blocks().stream().anyMatch(PlainBlocks::newer);
    }

    /** Without newer blocks; within the limits when the message was. */
    public static SlackMessage of(SlackMessage message) {
        return BlockLimits.fit(new SlackMessage(
                message.text(),
                message.blocks().stream().map(PlainBlocks::plain).toList(),
                message.metadata()));
    }

    private static boolean newer(Block block) {
        return block instanceof Block.Table || block instanceof Block.Chart;
    }

    static Block plain(Block block) {
        return switch (block) {
            case Block.Table table -> new Block.Rich(List.of(new Block.Code(text(table))));
            case Block.Chart chart ->
                new Block.Rich(List.of(
                        new Block.Paragraph(new Line(List.of()).bold(chart.title())), new Block.Code(text(chart))));
            case Block.Header header -> header;
            case Block.Rich rich -> rich;
            case Block.Context context -> context;
            case Block.Actions actions -> actions;
        };
    }

    /** In columns; a cell that is longer than {@value #WIDEST} characters is cut. */
    static String text(Block.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.heads());
        rows.addAll(table.rows());
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < table.heads().size(); column++) {
            int at = column;
            widths.add(rows.stream()
                    .mapToInt(row -> Math.min(WIDEST, row.get(at).length()))
                    .max()
                    .orElse(1));
        }
        return rows.stream().map(row -> line(row, widths, table)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, List<Integer> widths, Block.Table table) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = Clean.cut(row.get(column), WIDEST);
            String gap = " ".repeat(widths.get(column) - cell.length());
            line.append(table.right().contains(column) ? gap + cell : cell + gap)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** A line for each category with all values. */
    static String text(Block.Chart chart) {
        List<String> heads = new ArrayList<>(List.of(""));
        chart.series().forEach(one -> heads.add(one.name()));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.categories().size(); i++) {
            List<String> row = new ArrayList<>(List.of(chart.categories().get(i)));
            for (Block.Chart.Series one : chart.series()) {
                row.add(number(one.values().get(i)));
            }
            rows.add(row);
        }
        Set<Integer> right =
                IntStream.rangeClosed(1, chart.series().size()).boxed().collect(Collectors.toUnmodifiableSet());
        String unit = chart.unit().isEmpty() ? "" : chart.unit() + "\n";
        return unit + text(new Block.Table(heads, rows, right));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }
}
