package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values that begin at the end of one text and end at the start of the next, as when a card number comes in two messages or an
 * answer in pieces. Both halves are replaced by the pseudonym of the whole.
 *
 * <p>A message that ends in a rare word without a full stop, before one that begins with an e-mail address, loses that word: it
 * may be the address's beginning, and a half left behind would be worse.
 */
final class SplitValues {
    private static final int WINDOW = 256;
    private static final int LONGEST_WORD = 16;
    private static final int LONGEST_CAPITALS = 6;

    /** Long enough and checked, so that no two numbers of a conversation make one by chance: also with somebody's turn between. */
    private static final Set<String> OVER_A_TURN = Set.of("CARD", "IBAN");

    private final Redaction redaction;
    private final Map<String, Optional<Cut>> known = new HashMap<>();

    /** How many characters of the end and of the start belong to a value, and what it is. */
    private record Cut(int ofEnd, int ofStart, String kind, String value) {}

    SplitValues(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The same texts, with values that lie across two of them replaced. */
    List<String> joined(List<String> texts) {
        List<String> joined = new ArrayList<>(texts);
        for (int i = 0; i + 1 < joined.size(); i++) {
            across(joined, i, i + 1);
        }
        for (int i = 0; i + 2 < joined.size(); i++) {
            across(joined, i, i + 2);
        }
        return joined;
    }

    private void across(List<String> texts, int first, int second) {
        String left = texts.get(first);
        String right = texts.get(second);
        if (!mayContinue(left, right)) {
            return;
        }
        String end = left.substring(Math.max(0, left.length() - WINDOW));
        String start = right.substring(0, Math.min(WINDOW, right.length()));
        boolean apart = second - first > 1;
        known.computeIfAbsent(end + "\u0000" + start, both -> cut(end, start)).ifPresent(cut -> {
            if (apart && !OVER_A_TURN.contains(cut.kind())) {
                return;
            }
            String pseudonym = redaction.replaced(cut.kind(), cut.value());
            texts.set(first, left.substring(0, left.length() - cut.ofEnd()) + pseudonym);
            texts.set(second, pseudonym + right.substring(cut.ofStart()));
        });
    }

    private Optional<Cut> cut(String end, String start) {
        Scan left = new Scan(end);
        Scan right = new Scan(start);
        List<Find> ofLeft = redaction.finds(left);
        List<Find> ofRight = redaction.finds(right);
        for (String between : List.of("", " ")) {
            for (Find find : redaction.finds(new Scan(end + between + start))) {
                boolean across = find.start() < end.length() && find.end() > end.length() + between.length();
                int ofStart = find.end() - end.length() - between.length();
                if (across
                        && !find.kind().equals("NAME")
                        && isNeeded(find, ofLeft, end)
                        && ofRight.stream()
                                .noneMatch(other -> other.start() < ofStart && !isCut(find, other, end, start))
                        && !isWord(start.substring(0, ofStart))) {
                    return Optional.of(new Cut(end.length() - find.start(), ofStart, find.kind(), find.value()));
                }
            }
        }
        return Optional.empty();
    }

    /** True where what was found in the second text alone is rather the end of the whole: a bare word before it is none. */
    private static boolean isCut(Find whole, Find ofRight, String end, String start) {
        String last = end.substring(end.lastIndexOf(' ') + 1);
        boolean word = last.chars().allMatch(Character::isLetter);
        boolean ordinary = word && (last.length() < 3 || NameWords.isOrdinary(NameWords.folded(last)));
        if (whole.kind().equals("SECRET") && isNamed(ofRight, start)) {
            return false;
        }
        return ofRight.kind().equals("NAME")
                || whole.kind().equals("SECRET")
                || (ofRight.kind().equals(whole.kind()) && !last.isEmpty() && !ordinary);
    }

    /** A value with its own name before it is not the end of another one. */
    private static boolean isNamed(Find find, String text) {
        return find.start() > 0 && "=:".indexOf(text.charAt(find.start() - 1)) >= 0;
    }

    /** Only a secret may have been found before its end came: every beginning of one looks like one. */
    private static boolean isNeeded(Find find, List<Find> ofLeft, String end) {
        return ofLeft.stream()
                .filter(other -> other.end() == end.length())
                .allMatch(other -> find.kind().equals("SECRET") || !other.kind().equals(find.kind()));
    }

    /** "Thanks" after a secret is not its end. */
    private static boolean isWord(String start) {
        String word = start.replaceAll("[.,:!?]+$", "");
        String rest = word.isEmpty() ? word : word.substring(1);
        return word.length() <= LONGEST_WORD
                && word.chars().allMatch(Character::isLetter)
                && (rest.chars().allMatch(Character::isLowerCase)
                        || (word.length() <= LONGEST_CAPITALS && word.chars().allMatch(Character::isUpperCase)));
    }

    /** Cheap, as it is asked for each pair: without a digit or an at sign near the seam there is nothing to join. */
    private static boolean mayContinue(String left, String right) {
        if (left.isEmpty() || right.isEmpty() || !isPart(left.charAt(left.length() - 1)) || !isPart(right.charAt(0))) {
            return false;
        }
        int from = left.length();
        boolean telling = false;
        while (from > 0 && left.length() - from < 40 && isPart(left.charAt(from - 1))) {
            from--;
            telling |= isTelling(left.charAt(from));
        }
        int to = 0;
        while (to < right.length() && to < 40 && isPart(right.charAt(to))) {
            telling |= isTelling(right.charAt(to));
            to++;
        }
        return telling || left.length() - from + to >= 20;
    }

    private static boolean isTelling(char c) {
        return (c >= '0' && c <= '9') || c == '@' || c == '_';
    }

    private static boolean isPart(char c) {
        return Scan.isTokenPart(c)
                || c == ' '
                || c == '@'
                || c == ':'
                || c == '('
                || c == ')'
                || c == '%'
                || c == '!'
                || c == '#';
    }
}
