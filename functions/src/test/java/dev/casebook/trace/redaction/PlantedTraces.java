package dev.casebook.trace.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Makes traces with values of every type planted in every place, the same ones for the same seed. */
final class PlantedTraces {
    private static final Instant START = Instant.parse("2026-03-10T15:00:00Z");
    private static final List<String> PLACES = List.of(
            "message",
            "answer",
            "key",
            "value",
            "nested JSON",
            "URL query",
            "base64",
            "split",
            "stack trace",
            "document");
    private static final int VALUES = 8;
    private static final int KEPT = 8;

    private final Random random;
    private final PlantedNames names;
    private final PlantedValues values;
    private final PlantedSentences sentences;
    private final List<Message> messages = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Planted.Value> planted = new ArrayList<>();
    private String answer = "Done.";

    private PlantedTraces(Random random, PlantedNames names) {
        this.random = random;
        this.names = names;
        this.values = new PlantedValues(random);
        this.sentences = new PlantedSentences(random);
    }

    static List<Planted> of(long seed, int traces) {
        Random random = new Random(seed);
        return of(random, new PlantedNames(random), traces);
    }

    /** With people whose names are on no list. */
    static List<Planted> ofUnlisted(long seed, int traces) {
        Random random = new Random(seed);
        return of(random, new PlantedNames(random, UnlistedNames.all()), traces);
    }

    private static List<Planted> of(Random random, PlantedNames names, int traces) {
        List<Planted> all = new ArrayList<>();
        for (int i = 0; i < traces; i++) {
            all.add(new PlantedTraces(random, names).one(i));
        }
        return all;
    }

    private Planted one(int number) {
        for (int i = 0; i < VALUES; i++) {
            plant(PLACES.get(random.nextInt(PLACES.size())));
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < KEPT; i++) {
            kept.add(keep());
        }
        Trace.Context context = new Trace.Context(
                Optional.of("desk-agent"),
                Optional.of("1.4.2"),
                Optional.of("production"),
                Optional.of("conv-" + number),
                Optional.of("user-" + number),
                Optional.empty(),
                START,
                Duration.ofSeconds(3));
        Trace trace = new Trace(
                TraceRef.tempo(String.format(Locale.ROOT, "%032x", number + 1)),
                context,
                messages,
                Optional.of(answer),
                steps,
                false);
        return new Planted(trace, planted, kept);
    }

    /** What is planted, as it is written, and the text it comes in. */
    private record Draft(Planted.Group group, String type, String value, String text, List<String> names) {}

    private void plant(String place) {
        Draft find = any();
        if (place.equals("split") && find.group() != Planted.Group.NAME) {
            int cut = find.value().length() / 3 + random.nextInt(find.value().length() / 3);
            String first = find.value().substring(0, cut);
            String second = find.value().substring(cut);
            String[] around = find.text().split(java.util.regex.Pattern.quote(find.value()), 2);
            messages.add(new Message("user", around[0] + first));
            messages.add(new Message("user", second + around[1]));
            planted.add(new Planted.Value(
                    find.group(), find.type(), place, List.of(first.strip(), second.strip()), find.names()));
            return;
        }
        put(place.equals("split") ? "message" : place, find);
        planted.add(new Planted.Value(find.group(), find.type(), place, List.of(find.value()), find.names()));
    }

    private Draft any() {
        PlantedNames.Person person = names.any();
        return switch (random.nextInt(11)) {
            case 0 -> structured("email", values.email(person));
            case 1 -> structured("phone", values.phone());
            case 2 -> structured("card", values.card());
            case 3 -> structured("iban", values.iban());
            case 4 -> structured("national id", values.ids().any());
            case 5 -> structured("ip", values.ip());
            case 6 -> {
                String secret = values.secret();
                yield new Draft(Planted.Group.SECRET, "secret by shape", secret, sentences.around(secret), List.of());
            }
            case 7 -> {
                List<String> keyed = values.keyedSecret();
                yield new Draft(Planted.Group.SECRET, "secret by name", keyed.get(1), keyed.get(0), List.of());
            }
            case 8 -> name("given name", person.given(), sentences.givenName(person.given()), List.of(person.given()));
            case 9 ->
                name("family name", person.family(), sentences.familyName(person.family()), List.of(person.family()));
            default ->
                name(
                        "full name",
                        person.full(),
                        sentences.fullName(person.full()),
                        List.of(person.given(), person.family()));
        };
    }

    private Draft structured(String type, String value) {
        return new Draft(Planted.Group.STRUCTURED, type, value, sentences.around(value), List.of());
    }

    private static Draft name(String type, String value, String text, List<String> words) {
        return new Draft(Planted.Group.NAME, type, value, text, words);
    }

    private void put(String place, Draft find) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (place) {
            case "message" -> messages.add(new Message("user", find.text()));
            case "answer" -> answer = answer + " " + find.text();
            case "key" -> tool(json.put(find.text(), 1));
            case "value" -> tool(json.put("note", find.text()).put("count", 3));
            case "nested JSON" -> {
                String inner = json.put("comment", find.text()).toString();
                tool(JsonNodeFactory.instance.objectNode().put("body", inner));
            }
            case "URL query" ->
                messages.add(new Message(
                        "tool",
                        "GET https://shop.example.com/find?q=" + URLEncoder.encode(find.text(), StandardCharsets.UTF_8)
                                + "&page=2"));
            case "base64" -> tool(json.put("payload", base64(find.text())));
            case "stack trace" -> error(find.text());
            default ->
                steps.add(new Step.Retrieval(
                        facts(Optional.empty()), Optional.of("policy"), List.of("Doc 4\n" + find.text())));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void error(String text) {
        String trace = "java.lang.IllegalStateException: " + text
                + "\n\tat com.example.Desk.find(Desk.java:88)\n\tat com.example.Desk.run(Desk.java:12)";
        steps.add(new Step.Other(facts(Optional.of(trace))));
    }

    private String keep() {
        String kept = sentences.kept();
        switch (random.nextInt(4)) {
            case 0 -> messages.add(new Message("assistant", sentences.plain(kept)));
            case 1 -> answer = answer + " " + sentences.plain(kept);
            case 2 -> tool(JsonNodeFactory.instance.objectNode().put("id", kept).put("seats", 2));
            default -> tool(JsonNodeFactory.instance.objectNode().put("text", sentences.plain(kept)));
        }
        return kept;
    }

    private void tool(JsonNode result) {
        steps.add(new Step.ToolCall(facts(Optional.empty()), "look_up", NullNode.getInstance(), result));
    }

    private Step.Facts facts(Optional<String> error) {
        return new Step.Facts(
                String.format(Locale.ROOT, "%016x", steps.size() + 1L),
                Optional.empty(),
                "execute_tool look_up",
                START,
                Duration.ofMillis(20),
                error);
    }
}
