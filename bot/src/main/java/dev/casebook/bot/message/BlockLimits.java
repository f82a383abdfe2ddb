package dev.casebook.bot.message;

import java.util.ArrayList;
import java.util.List;

/**
 * Slack's limits, enforced in this one place: what is too long ends in an ellipsis, what is too much is left out at the end.
 *
 * <p>Numbers: docs.slack.dev, Block Kit reference; the limit of a message's serialized blocks is undocumented (about 13,200
 * characters answer {@code msg_blocks_too_long}), so a message stays under 12,000.
 */
public final class BlockLimits {
    public static final int BLOCKS = 50;
    public static final int SERIALIZED = 12_000;
    public static final int TEXT = 4_000;
    static final int HEADER = 150;
    static final int CONTEXT = 2_900;
    static final int RICH_TEXT = 2_900;
    static final int BUTTONS = 25;
    static final int BUTTON_LABEL = 75;
    static final int BUTTON_VALUE = 2_000;
    static final int LEAST_TEXT = 60;

    private BlockLimits() {}

    /** The same message within the limits. A message within them stays as it is. */
    public static SlackMessage fit(SlackMessage message) {
        int longest = RICH_TEXT;
        List<Block> blocks = cut(message.blocks(), longest);
        while (Wire.blocks(blocks).toString().length() > SERIALIZED && longest > LEAST_TEXT) {
            longest = longest * 2 / 3;
            blocks = cut(message.blocks(), longest);
        }
        while (blocks.size() > 1 && Wire.blocks(blocks).toString().length() > SERIALIZED) {
            blocks = withoutLastText(blocks);
        }
        return new SlackMessage(Clean.cut(message.text(), TEXT), blocks, message.metadata());
    }

    private static List<Block> cut(List<Block> blocks, int longest) {
        List<Block> fitting = new ArrayList<>();
        for (Block block : DataLimits.counted(blocks)) {
            fitting.add(cut(block, longest));
        }
        while (fitting.size() > BLOCKS) {
            fitting = withoutLastText(fitting);
        }
        return fitting;
    }

    private static Block cut(Block block, int longest) {
        return switch (block) {
            case Block.Header header -> new Block.Header(Clean.cut(header.text(), HEADER));
            case Block.Context context -> new Block.Context(Clean.cut(context.text(), Math.min(CONTEXT, longest)));
            case Block.Rich rich ->
                new Block.Rich(
                        rich.parts().stream().map(part -> cut(part, longest)).toList());
            case Block.Actions actions ->
                new Block.Actions(actions.controls().stream()
                        .limit(BUTTONS)
                        .map(BlockLimits::cut)
                        .toList());
            case Block.Table table -> DataLimits.cut(table, longest);
            case Block.Chart chart -> DataLimits.cut(chart);
        };
    }

    private static Block.Part cut(Block.Part part, int longest) {
        return switch (part) {
            case Block.Paragraph paragraph -> new Block.Paragraph(cut(paragraph.line(), longest));
            case Block.Quote quote -> new Block.Quote(Clean.cut(quote.text(), longest));
            case Block.Code code -> new Block.Code(Clean.cut(code.text(), longest));
            case Block.Bullets bullets ->
                new Block.Bullets(
                        bullets.lines().stream().map(line -> cut(line, longest)).toList());
        };
    }

    private static Line cut(Line line, int longest) {
        return new Line(line.runs().stream()
                .map(run -> run instanceof Line.Text text
                        ? new Line.Text(Clean.cut(text.text(), longest), text.style())
                        : run)
                .toList());
    }

    private static Control cut(Control control) {
        return switch (control) {
            case Button button -> cut(button);
            case PersonPick pick -> pick;
        };
    }

    /** A value that does not fit cannot be cut without changing what the button does; it is a mistake in a renderer. */
    private static Button cut(Button button) {
        if (button.value().length() > BUTTON_VALUE) {
            throw new IllegalArgumentException("a button's value has at most 2,000 characters");
        }
        return new Button(
                Clean.cut(button.label(), BUTTON_LABEL),
                button.actionId(),
                button.value(),
                button.look(),
                button.confirmation());
    }

    /** Buttons outlive texts: without them a message is a dead end. */
    private static List<Block> withoutLastText(List<Block> blocks) {
        List<Block> fewer = new ArrayList<>(blocks);
        for (int i = fewer.size() - 1; i > 0; i--) {
            if (!(fewer.get(i) instanceof Block.Actions)) {
                fewer.remove(i);
                return fewer;
            }
        }
        fewer.removeLast();
        return fewer;
    }
}
