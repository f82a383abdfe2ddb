package dev.casebook.bot.message;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line of text in pieces. Immutable: each method answers with a longer line. Texts are raw; nothing in them is interpreted. */
public record Line(List<Run> runs) {
    public Line {
        runs = List.copyOf(runs);
    }

    /** A piece of a line. */
    public sealed interface Run {

        /** As people read it. */
        String text();
    }

    /** How a text looks. */
    public enum Style {
        PLAIN,
        BOLD,
        CODE
    }

    public record Text(String text, Style style) implements Run {}

    /** A link of Casebook's own making; its label is never taken from a trace. */
    public record Link(URI url, String label) implements Run {
        @Override
        public String text() {
            return label + ": " + url;
        }
    }

    /** A member of the workspace, by id; shows the name and notifies. */
    public record Person(String id) implements Run {
        @Override
        public String text() {
            return "@" + id;
        }
    }

    /** A moment, shown in each reader's own time. */
    public record Moment(Instant at) implements Run {
        private static final DateTimeFormatter PLAIN =
                DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

        @Override
        public String text() {
            return PLAIN.format(at);
        }
    }

    public static Line of(String text) {
        return new Line(List.of()).text(text);
    }

    public Line text(String text) {
        return with(new Text(Clean.inline(text), Style.PLAIN));
    }

    public Line bold(String text) {
        return with(new Text(Clean.inline(text), Style.BOLD));
    }

    public Line code(String text) {
        return with(new Text(Clean.inline(text), Style.CODE));
    }

    public Line link(URI url, String label) {
        return with(new Link(url, label));
    }

    /** A member's name where the id is one of Slack's, else the text as it is. */
    public Line person(String id) {
        return id.matches("[UW][A-Z0-9]{2,20}") ? with(new Person(id)) : text(id);
    }

    public Line moment(Instant at) {
        return with(new Moment(at));
    }

    /** All pieces as plain text. */
    public String plain() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private Line with(Run run) {
        if (run.text().isEmpty()) {
            return this;
        }
        List<Run> longer = new ArrayList<>(runs);
        longer.add(run);
        return new Line(longer);
    }
}
