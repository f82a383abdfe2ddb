package dev.casebook.trace.redaction;

import dev.casebook.statistics.Proportion;
import dev.casebook.trace.Message;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a redactor found of planted values, what it missed, and what it took without need. */
final class RedactionFigures {
    private static final Pattern PSEUDONYM = Pattern.compile("<([A-Z]{2,12}):(?:k[0-9]+:)?[0-9a-f]{16}>");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> excess = new ArrayList<>();

    static RedactionFigures of(Redactor redactor, List<Planted> all, Predicate<String> known) {
        RedactionFigures figures = new RedactionFigures();
        all.forEach(planted -> figures.add(redactor.redact(planted.trace()), planted, known));
        return figures;
    }

    private void add(RedactedTrace redacted, Planted planted, Predicate<String> known) {
        List<String> texts = new ArrayList<>();
        texts(redacted.trace(), texts);
        String all = readable(texts);
        int structured = 0;
        int names = 0;
        for (Planted.Value value : planted.values()) {
            boolean gone = isGone(value, all, texts);
            String group = group(value, known);
            hit(group, gone);
            hit("  " + value.type(), gone);
            hit(" place: " + value.place(), gone || value.group() == Planted.Group.NAME);
            if (!gone) {
                missed.add(group + " · " + value.type() + " · " + value.place() + " · " + value.pieces());
            }
            int pseudonyms = value.place().equals("split") ? value.pieces().size() : 1;
            structured += gone && value.group() != Planted.Group.NAME ? pseudonyms : 0;
            names += gone && value.group() == Planted.Group.NAME ? 1 : 0;
        }
        for (String kept : planted.kept()) {
            boolean there = all.contains(kept);
            hit("kept", there);
            if (!there) {
                lost.add(kept);
            }
        }
        if (found(all, kind -> !kind.equals("NAME")) > structured) {
            excess.add(all);
        }
        precision("precision", structured, found(all, kind -> !kind.equals("NAME")));
        precision("precision of names", names, found(all, kind -> kind.equals("NAME")));
    }

    /** A half of a few digits may stand in any other number, so halves are looked for where they were: at an end and a start. */
    private static boolean isGone(Planted.Value value, String all, List<String> texts) {
        if (value.group() == Planted.Group.NAME) {
            return value.names().stream().noneMatch(name -> hasWord(all, name));
        }
        if (value.place().equals("split")) {
            String first = value.pieces().getFirst();
            String second = value.pieces().getLast();
            return texts.stream().map(String::strip).noneMatch(text -> text.endsWith(first) || text.startsWith(second));
        }
        return value.pieces().stream().noneMatch(all::contains);
    }

    private static String group(Planted.Value value, Predicate<String> known) {
        return switch (value.group()) {
            case STRUCTURED -> "structured";
            case SECRET -> "secrets";
            case NAME -> value.names().stream().allMatch(known) ? "known names" : "unknown names";
        };
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})")
                .matcher(text)
                .find();
    }

    private void precision(String name, int right, int all) {
        int[] count = counts.computeIfAbsent(name, n -> new int[2]);
        count[0] += Math.min(right, all);
        count[1] += all;
    }

    private void hit(String name, boolean hit) {
        precision(name, hit ? 1 : 0, 1);
    }

    private static int found(String text, Predicate<String> kind) {
        Matcher matcher = PSEUDONYM.matcher(text);
        int n = 0;
        while (matcher.find()) {
            n += kind.test(matcher.group(1)) ? 1 : 0;
        }
        return n;
    }

    /** Every text, and what is readable in it once URL and base64 encoding are undone. Each in one place only. */
    private static String readable(List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            Matcher matcher = BASE64.matcher(text);
            String clear = matcher.replaceAll(found -> Matcher.quoteReplacement(decoded(found.group())));
            all.append(clear.contains("https://shop") ? URLDecoder.decode(clear, StandardCharsets.UTF_8) : clear)
                    .append('\n');
        }
        return all.toString();
    }

    private static String decoded(String token) {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return text.chars().allMatch(c -> (c >= ' ' && c != 0xFFFD) || c == '\n') ? text : token;
        } catch (IllegalArgumentException no) {
            return token;
        }
    }

    private static void texts(Trace trace, List<String> texts) {
        trace.input().stream().map(Message::content).forEach(texts::add);
        trace.output().ifPresent(texts::add);
        for (Step step : trace.steps()) {
            step.facts().error().ifPresent(texts::add);
            switch (step) {
                case Step.ToolCall call -> json(call.result(), texts);
                case Step.Retrieval retrieval -> texts.addAll(retrieval.documents());
                case Step.AgentTurn turn -> turn.output().ifPresent(texts::add);
                case Step.ModelCall call -> call.output().ifPresent(texts::add);
                case Step.Other other -> {}
            }
        }
    }

    private static void json(com.fasterxml.jackson.databind.JsonNode value, List<String> texts) {
        value.propertyStream().forEach(field -> texts.add(field.getKey()));
        if (value.isTextual() && value.textValue().startsWith("{")) {
            texts.add(value.textValue().replace("\\\"", "\"").replace("\\n", "\n"));
        } else if (value.isValueNode()) {
            texts.add(value.asText());
        }
        value.forEach(inner -> json(inner, texts));
    }

    Proportion of(String name) {
        int[] count = counts.getOrDefault(name, new int[] {0, 1});
        return new Proportion(count[0], count[1]);
    }

    double lower(String name) {
        return of(name).wilson(0.95).lower();
    }

    List<String> missed() {
        return missed;
    }

    /** What remained of traces in which more was replaced than planted. */
    List<String> excess() {
        return excess;
    }

    List<String> lost() {
        return lost;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((name, count) -> table.append(String.format(
                Locale.ROOT,
                "%-32s %5d of %5d = %6.2f %%, at least %6.2f %%%n",
                name,
                count[0],
                count[1],
                100 * of(name).point(),
                100 * lower(name))));
        return table.toString();
    }
}
