package dev.casebook.bot.message;

import dev.casebook.trace.redaction.ReadablePseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds a message: each call adds blocks and, at the same time, the same words to the plain text. Not for several threads. */
final class Page {
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    private final ReadablePseudonyms pseudonyms = new ReadablePseudonyms();
    private Optional<SlackMessage.Metadata> metadata = Optional.empty();

    Page header(String headline) {
        String line = Clean.inline(pseudonyms.in(headline));
        blocks.add(new Block.Header(line));
        text.add(line);
        return this;
    }

    Page line(Line line) {
        if (!line.runs().isEmpty()) {
            Line readable = readable(line);
            blocks.add(new Block.Rich(List.of(new Block.Paragraph(readable))));
            text.add(readable.plain());
        }
        return this;
    }

    Page line(String line) {
        return line(Line.of(line));
    }

    /** A label of ours and below it, marked off, somebody's words. */
    Page quote(String label, String words) {
        String readable = pseudonyms.in(words);
        return marked(label, new Block.Quote(shown(readable)), readable);
    }

    /** A label of ours and below it, marked off, something technical. */
    Page code(String label, String code) {
        String readable = pseudonyms.in(code);
        return marked(label, new Block.Code(shown(readable)), readable);
    }

    /** A label of ours and a list; nothing for an empty list. Of a long one the first lines and how many more there are. */
    Page bullets(String label, List<Line> lines, int most) {
        if (lines.isEmpty()) {
            return this;
        }
        List<Line> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())).stream()
                .map(this::readable)
                .toList());
        if (lines.size() > most) {
            shown.add(Line.of("… and " + (lines.size() - most) + " more"));
        }
        blocks.add(new Block.Rich(List.of(title(label), new Block.Bullets(shown))));
        text.add(label + "\n" + shown.stream().map(line -> "• " + line.plain()).collect(Collectors.joining("\n")));
        return this;
    }

    Page context(String small) {
        String line = Clean.inline(pseudonyms.in(small));
        if (!line.isBlank()) {
            blocks.add(new Block.Context(line));
            text.add(line);
        }
        return this;
    }

    Page buttons(List<? extends Control> controls) {
        if (!controls.isEmpty()) {
            blocks.add(new Block.Actions(controls.stream().map(this::readable).toList()));
        }
        return this;
    }

    private Control readable(Control control) {
        return switch (control) {
            case Button button -> button.labelled(Clean.inline(pseudonyms.in(button.label())));
            case PersonPick pick -> pick;
        };
    }

    /** Rows of cells below their heads; nothing without a row. */
    Page table(Block.Table table) {
        if (!table.rows().isEmpty()) {
            Block.Table readable = new Block.Table(
                    cells(table.heads()), table.rows().stream().map(this::cells).toList(), table.right());
            blocks.add(readable);
            text.add(PlainBlocks.text(readable));
        }
        return this;
    }

    /** Nothing without a series. */
    Page chart(Block.Chart chart) {
        if (!chart.series().isEmpty()) {
            Block.Chart readable = new Block.Chart(
                    Clean.inline(chart.title()),
                    chart.look(),
                    cells(chart.categories()),
                    chart.series().stream()
                            .map(one -> new Block.Chart.Series(Clean.inline(pseudonyms.in(one.name())), one.values()))
                            .toList(),
                    chart.unit());
            blocks.add(readable);
            text.add(readable.title() + "\n" + PlainBlocks.text(readable));
        }
        return this;
    }

    private List<String> cells(List<String> cells) {
        return cells.stream()
                .map(cell -> Clean.inline(pseudonyms.in(cell)).strip())
                .toList();
    }

    Page metadata(String eventType, Map<String, Object> payload) {
        metadata = Optional.of(new SlackMessage.Metadata(eventType, payload));
        return this;
    }

    SlackMessage build() {
        return new SlackMessage(String.join("\n", text), blocks, metadata);
    }

    private Page marked(String label, Block.Part part, String raw) {
        blocks.add(new Block.Rich(List.of(title(label), part)));
        text.add(label + "\n" + shown(raw).lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
        return this;
    }

    /** With "Person A" where a pseudonym stands. */
    private Line readable(Line line) {
        return new Line(line.runs().stream()
                .map(run -> run instanceof Line.Text words
                        ? new Line.Text(pseudonyms.in(words.text()), words.style())
                        : run)
                .toList());
    }

    private static Block.Paragraph title(String label) {
        return new Block.Paragraph(new Line(List.of()).bold(label));
    }

    private static String shown(String raw) {
        String clean = Clean.block(raw).strip();
        return clean.isEmpty() ? "(empty)" : clean;
    }
}
