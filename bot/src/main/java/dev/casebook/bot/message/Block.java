package dev.casebook.bot.message;

import java.util.List;

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
