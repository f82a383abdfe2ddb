package dev.casebook.diff.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What two texts differ in: both as pieces, each of which is in the other text too or is not. By words; of long texts by lines, so
 * that the time stays short.
 *
 * @param before all of the first text
 * @param after all of the second
 */
record TextDiff(List<Piece> before, List<Piece> after) {
    private static final Pattern WORDS = Pattern.compile("\\s+|[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");
    private static final Pattern LINES = Pattern.compile("[^\n]*\n|[^\n]+");
    private static final int MOST_WORDS = 1_200;
    private static final int MOST_LINES = 2_000;

    /** @param changed true when the other text does not have it */
    record Piece(String text, boolean changed) {}

    static TextDiff of(String before, String after) {
        List<String> one = tokens(WORDS, before);
        List<String> other = tokens(WORDS, after);
        if (one.size() > MOST_WORDS || other.size() > MOST_WORDS) {
            one = tokens(LINES, before);
            other = tokens(LINES, after);
        }
        if (one.size() > MOST_LINES || other.size() > MOST_LINES) {
            boolean changed = !before.equals(after);
            return new TextDiff(List.of(new Piece(before, changed)), List.of(new Piece(after, changed)));
        }
        return of(one, other);
    }

    private static TextDiff of(List<String> one, List<String> other) {
        List<Piece> before = new ArrayList<>();
        List<Piece> after = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(one, other, true).getDeltas()) {
            boolean changed = delta.getType() != DeltaType.EQUAL;
            add(before, delta.getSource().getLines(), changed);
            add(after, delta.getTarget().getLines(), changed);
        }
        return new TextDiff(before, after);
    }

    private static void add(List<Piece> pieces, List<String> tokens, boolean changed) {
        if (!tokens.isEmpty()) {
            pieces.add(new Piece(String.join("", tokens), changed));
        }
    }

    private static List<String> tokens(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
