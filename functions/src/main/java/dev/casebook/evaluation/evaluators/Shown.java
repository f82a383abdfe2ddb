package dev.casebook.evaluation.evaluators;

import java.util.List;
import java.util.stream.Collectors;

/** Short forms of long texts for the phrase that says why: a phrase stays readable whatever the answer holds. */
final class Shown {
    private static final int LONGEST = 80;
    private static final int MOST = 5;

    private Shown() {}

    static String quoted(String text) {
        String line = text.strip().replaceAll("\\s{1,1000}", " ");
        if (line.length() > LONGEST) {
            int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            line = line.substring(0, end) + "…";
        }
        return "“" + line + "”";
    }

    static String list(List<String> texts) {
        String shown = texts.stream().limit(MOST).map(Shown::quoted).collect(Collectors.joining(", "));
        return texts.size() > MOST ? shown + " and " + (texts.size() - MOST) + " more" : shown;
    }
}
