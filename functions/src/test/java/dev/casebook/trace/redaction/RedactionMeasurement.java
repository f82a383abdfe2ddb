package dev.casebook.trace.redaction;

import dev.casebook.trace.RuleRedactor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Prints what {@link RedactionMeasurementTest} asserts; run by hand, with a seed and how many misses to show. */
final class RedactionMeasurement {
    private RedactionMeasurement() {}

    /** On one of the product's lists. */
    static boolean isKnown(String name) {
        String folded = NameWords.folded(name);
        return NameWords.isGiven(folded) || NameWords.isFamily(folded);
    }

    public static void main(String... args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int show = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        RuleRedactor redactor = new RuleRedactor("a key for tests only".getBytes(StandardCharsets.UTF_8), "US");
        RedactionFigures figures =
                RedactionFigures.of(redactor, PlantedTraces.of(seed, 600), RedactionMeasurement::isKnown);
        System.out.println(figures);
        RedactionFigures rare =
                RedactionFigures.of(redactor, PlantedTraces.ofUnlisted(seed, 600), RedactionMeasurement::isKnown);
        System.out.println("People on no list:\n" + rare);
        figures.missed().stream().limit(show).forEach(System.out::println);
        figures.excess().stream().limit(show / 10).forEach(text -> System.out.println("MORE " + text));
        System.out.println("lost " + figures.lost().stream().limit(show).toList() + Arrays.asList(args));
    }
}
