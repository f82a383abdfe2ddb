package dev.casebook.casefile.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up user turns, and the same with a few words changed. */
public final class Made {
    private Made() {}

    public static List<String> words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> word(random.nextInt(5_000)))
                .toList();
    }

    /** A word without digits for each number. */
    private static String word(int number) {
        return Integer.toString(number + 10_000, 26).replaceAll("[0-9]", "z$0").replaceAll("[0-9]", "q")
                + (char) ('a' + number % 26)
                + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number / 676 % 26);
    }

    /** The same with so many words replaced by others. */
    public static List<String> changed(List<String> words, Random random, int changes) {
        List<String> changed = new ArrayList<>(words);
        for (int i = 0; i < changes; i++) {
            changed.set(random.nextInt(changed.size()), word(random.nextInt(5_000)));
        }
        return changed;
    }

    public static String text(List<String> words) {
        return String.join(" ", words);
    }
}
