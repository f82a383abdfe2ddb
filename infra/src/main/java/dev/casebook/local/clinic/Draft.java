package dev.casebook.local.clinic;

import java.util.ArrayList;
import java.util.List;

/**
 * What the rules want to say, before it is put into words: sentences that keep their details apart.
 */
record Draft(List<Sentence> sentences) {

    /** {@code head}, then the details joined by commas, then {@code end}. */
    record Sentence(String head, List<String> details, String end) {

        String text() {
            return head + String.join(", ", details) + end;
        }

        Sentence without(int index) {
            List<String> fewer = new ArrayList<>(details);
            fewer.remove(index);
            return new Sentence(head, List.copyOf(fewer), end);
        }
    }

    static Draft of(String text) {
        return new Draft(List.of(new Sentence(text, List.of(), "")));
    }

    Draft and(Sentence sentence) {
        List<Sentence> more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Draft(List.copyOf(more));
    }

    Draft and(Draft other) {
        List<Sentence> more = new ArrayList<>(sentences);
        more.addAll(other.sentences());
        return new Draft(List.copyOf(more));
    }

    Draft and(String text) {
        return and(new Sentence(text, List.of(), ""));
    }

    String text() {
        return String.join(" ", sentences.stream().map(Sentence::text).toList());
    }
}
