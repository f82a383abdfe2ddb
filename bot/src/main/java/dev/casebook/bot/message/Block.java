package dev.casebook.bot.message;

import java.util.List;
import java.util.Set;

/**
 * The Block Kit blocks that Casebook uses. None of them has Slack interpret its text: no mention, link or emphasis can come
 * out of one. Source of the shapes: docs.slack.dev, Block Kit reference.
 */
public sealed interface Block {

    /** A headline, up to 150 characters. */
    record Header(String text) implements Block {}

    /** Paragraphs, quotes, lists and code. */
    record Rich(List<Part> parts) implements Block {
        public Rich {
            parts = List.copyOf(parts);
        }
    }

    /** A small grey line. */
    record Context(String text) implements Block {}

    /** What people press or choose, up to 25. */
    record Actions(List<Control> controls) implements Block {
        public Actions {
            controls = List.copyOf(controls);
        }
    }

    /**
     * Rows of cells, the first row being the heads; up to 20 columns and, heads included, 100 rows. One in a message. Not every
     * workspace has it yet: {@link PlainBlocks} says the same with older blocks.
     *
     * @param right columns whose cells are numbers, from 0
     */
    record Table(List<String> heads, List<List<String>> rows, Set<Integer> right) implements Block {
        public Table {
            heads = List.copyOf(heads);
            rows = rows.stream().map(List::copyOf).toList();
            right = Set.copyOf(right);
            for (List<String> row : rows) {
                if (row.size() != heads.size()) {
                    throw new IllegalArgumentException("a row has as many cells as there are heads");
                }
            }
        }
    }

    /**
     * A chart of up to 6 series over up to 20 categories. Two in a message. Not every workspace has it yet, as with
     * {@link Table}.
     *
     * @param title up to 50 characters
     * @param categories what stands below the values, up to 20 characters each
     * @param unit what the values are, such as {@code % of cases}
     */
    record Chart(String title, Look look, List<String> categories, List<Series> series, String unit) implements Block {

        /** How the values are drawn. */
        public enum Look {
            LINE,
            BAR
        }

        /**
         * One finite value for each category.
         *
         * @param name up to 20 characters
         */
        public record Series(String name, List<Double> values) {
            public Series {
                values = List.copyOf(values);
                if (!values.stream().allMatch(Double::isFinite)) {
                    throw new IllegalArgumentException("a chart has finite values only");
                }
            }
        }

        public Chart {
            categories = List.copyOf(categories);
            series = List.copyOf(series);
            for (Series one : series) {
                if (one.values().size() != categories.size() || one.values().isEmpty()) {
                    throw new IllegalArgumentException("a series has a value for each category, and there is one");
                }
            }
        }
    }

    /** A part of a {@link Rich} block. */
    sealed interface Part {}

    record Paragraph(Line line) implements Part {}

    record Quote(String text) implements Part {}

    record Code(String text) implements Part {}

    record Bullets(List<Line> lines) implements Part {
        public Bullets {
            lines = List.copyOf(lines);
        }
    }
}
