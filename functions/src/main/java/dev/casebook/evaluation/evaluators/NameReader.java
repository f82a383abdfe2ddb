package dev.casebook.evaluation.evaluators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads names: words with a capital in a row. Not a name: an everyday word, and a single capitalised word at the start of a
 * sentence, line or quotation, unless a title stands before it ("Dr. Lee"). Titles are not compared.
 */
final class NameReader {
    private static final Pattern WORD =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}]{0,200}(?:['-]\\p{L}[\\p{L}\\p{M}\\p{N}]{0,200}){0,8}");
    private static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{L}[\\p{L}-]{0,60}\\d[\\p{L}\\d-]{0,60}(?![\\p{L}\\p{N}])");
    private static final Pattern LINK = Pattern.compile(
            "https?://[^\\s)>\\]\"]{1,2000}|(?<![\\w.+-])[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}");
    private static final Set<String> TITLES =
            Set.of("dr", "doctor", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "nurse", "sir");
    private static final String STARTERS = ".!?;\n\r\"•-";

    private final List<Fact.Name> found = new ArrayList<>();
    private final List<String> run = new ArrayList<>();
    private boolean titled;
    private boolean atStart;

    private NameReader() {}

    /** Links, addresses and words with digits in them, such as INC-7KQ2. */
    static List<Fact.Name> codes(Scan scan) {
        List<Fact.Name> codes = new ArrayList<>();
        for (Pattern form : List.of(LINK, CODE)) {
            scan.each(form, match -> {
                String shown = match.group().replaceFirst("[.,;:!?]{1,10}$", "");
                return codes.add(new Fact.Name(words(shown), false, shown));
            });
        }
        return codes;
    }

    static List<Fact.Name> names(Scan scan) {
        NameReader reader = new NameReader();
        String text = scan.text();
        Matcher word = WORD.matcher(text);
        int end = 0;
        boolean first = true;
        while (word.find()) {
            reader.next(word.group(), text.substring(end, word.start()), first);
            end = word.end();
            first = false;
        }
        reader.close();
        return reader.found;
    }

    private void next(String word, String gap, boolean first) {
        boolean afterTitle = titled && run.isEmpty();
        boolean joins = !run.isEmpty() && (gap.equals(" ") || (gap.equals(". ") && abbreviated(run.getLast())));
        if (!joins && !(afterTitle && (gap.equals(" ") || gap.equals(". ")))) {
            close();
            atStart = first || startsSentence(gap);
        }
        if (!Character.isUpperCase(word.codePointAt(0))) {
            close();
        } else if (run.isEmpty() && TITLES.contains(word.toLowerCase(Locale.ROOT))) {
            titled = true;
        } else {
            run.add(Words.withoutPossessive(word));
        }
    }

    private void close() {
        while (!titled && !run.isEmpty() && leadsIn(run.getFirst())) {
            run.removeFirst();
            atStart = false;
        }
        while (run.size() > 1 && CommonWords.neverName(run.getLast())) {
            run.removeLast();
        }
        if (!run.isEmpty() && (titled || run.size() > 1 || !atStart)) {
            found.add(new Fact.Name(List.copyOf(run), titled, String.join(" ", run)));
        }
        run.clear();
        titled = false;
        atStart = false;
    }

    private boolean leadsIn(String word) {
        return CommonWords.neverName(word) || (atStart && CommonWords.alsoName(word));
    }

    private static boolean abbreviated(String word) {
        return word.length() == 1 || word.equals("St");
    }

    private static boolean startsSentence(String gap) {
        return gap.chars().anyMatch(c -> STARTERS.indexOf(c) >= 0);
    }

    private static List<String> words(String text) {
        return Optional.of(Words.of(text).written().strip())
                .map(words -> List.of(words.split(" ")))
                .orElseThrow();
    }
}
