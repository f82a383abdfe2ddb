package dev.casebook.bot.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known word that a mistyped one is closest to. */
final class Closest {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private Closest() {}

    /** The closest word within a third of its length (at least two edits), or none. */
    static Optional<String> to(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> DISTANCE.apply(word, candidate) <= Math.max(2, candidate.length() / 3))
                .filter(candidate -> DISTANCE.apply(word, candidate) < candidate.length())
                .min(Comparator.comparing((String candidate) -> DISTANCE.apply(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
