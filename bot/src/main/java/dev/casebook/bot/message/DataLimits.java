package dev.casebook.bot.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Slack's limits of tables and charts. Of a table the first rows stay and the last one says how many more there are; of a chart the
 * last categories stay. Numbers: docs.slack.dev, table block and data visualization block; 6 series, since newer pages say 12.
 */
final class DataLimits {
    static final int ROWS = 100;
    static final int COLUMNS = 20;
    static final int TITLE = 50;
    static final int NAME = 20;
    static final int SERIES = 6;
    static final int POINTS = 20;
    static final int TABLES = 1;
    static final int CHARTS = 2;
    private static final int CELL = 400;
    private static final int FEWEST_ROWS = 8;

    private DataLimits() {}

    /** Of tables and charts beyond what a message may hold, the plain form. */
    static List<Block> counted(List<Block> blocks) {
        int tables = 0;
        int charts = 0;
        List<Block> counted = new ArrayList<>();
        for (Block block : blocks) {
            boolean tooMany = switch (block) {
                case Block.Table table -> ++tables > TABLES;
                case Block.Chart chart -> ++charts > CHARTS;
                case Block.Header header -> false;
                case Block.Rich rich -> false;
                case Block.Context context -> false;
                case Block.Actions actions -> false;
            };
            counted.add(tooMany ? PlainBlocks.plain(block) : block);
        }
        return counted;
    }

    /**
     * Cut.
     *
     * @param longest what any text may have; the shorter, the fewer rows
     */
    static Block.Table cut(Block.Table table, int longest) {
        int columns = Math.min(COLUMNS, table.heads().size());
        int most = Math.clamp(longest * (long) ROWS / BlockLimits.RICH_TEXT, FEWEST_ROWS, ROWS) - 1;
        int cell = Math.min(CELL, longest);
        List<List<String>> rows = new ArrayList<>();
        boolean whole = table.rows().size() <= most;
        for (List<String> row : whole ? table.rows() : table.rows().subList(0, most - 1)) {
            rows.add(cells(row, columns, cell));
        }
        if (!whole) {
            List<String> rest = new ArrayList<>(List.of("… and " + (table.rows().size() - most + 1) + " more"));
            while (rest.size() < columns) {
                rest.add("");
            }
            rows.add(rest);
        }
        Set<Integer> right = table.right().stream().filter(at -> at < columns).collect(Collectors.toUnmodifiableSet());
        return new Block.Table(cells(table.heads(), columns, cell), rows, right);
    }

    private static List<String> cells(List<String> row, int columns, int longest) {
        return row.subList(0, columns).stream()
                .map(cell -> Clean.cut(cell, longest))
                .toList();
    }

    static Block.Chart cut(Block.Chart chart) {
        int from = Math.max(0, chart.categories().size() - POINTS);
        int to = chart.categories().size();
        List<Block.Chart.Series> all =
                chart.series().subList(0, Math.min(SERIES, chart.series().size()));
        List<String> names = unique(all.stream().map(Block.Chart.Series::name).toList());
        List<Block.Chart.Series> series = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            series.add(new Block.Chart.Series(names.get(i), all.get(i).values().subList(from, to)));
        }
        return new Block.Chart(
                Clean.cut(chart.title(), TITLE),
                chart.look(),
                unique(chart.categories().subList(from, to)),
                series,
                Clean.cut(chart.unit(), TITLE));
    }

    /** Cut to their length and never empty; what is there twice gets a number. */
    private static List<String> unique(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : names) {
            String cut = Clean.cut(name.isBlank() ? "–" : name, NAME);
            String one = cut;
            for (int n = 2; !seen.add(one); n++) {
                String number = " " + n;
                one = Clean.cut(cut, NAME - number.length()) + number;
            }
            unique.add(one);
        }
        return unique;
    }
}
