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

    /** Check digits, or the shape of an address, over the seam tell more than what a part of the digits looks like. */
    private static final Set<String> CHECKED = Set.of("CARD", "IBAN", "NATIONALID", "IP");

    /** In groups, so that a secret, which has no spaces, may seem to end with the first of them. */
    private static final Set<String> NUMBERS = Set.of("CARD", "IBAN", "NATIONALID", "PHONE");

    private final Redaction redaction;
    private final FieldNames names;
    private final Map<String, Optional<Cut>> known = new HashMap<>();

    /** How many characters of the end and of the start belong to a value, and what it is. */
    private record Cut(int ofEnd, int ofStart, String kind, String value) {}

    /** A cut and what stands in its place. */
    private record Seam(int ofEnd, int ofStart, String pseudonym) {
        static final Seam NONE = new Seam(0, 0, "");
    }

    SplitValues(Redaction redaction, FieldNames names) {
        this.redaction = redaction;
        this.names = names;
    }

    /** The same texts, with values that lie across two of them replaced. */
    List<String> joined(List<String> texts) {
        List<String> joined = neighbours(texts);
        for (int i = 0; i + 2 < joined.size(); i++) {
            Seam seam = seam(joined.get(i), joined.get(i + 2), true);
            joined.set(i, between(Seam.NONE, joined.get(i), seam));
            joined.set(i + 2, between(seam, joined.get(i + 2), Seam.NONE));
        }
        return joined;
    }

    /** Each seam as the texts came: the beginning of a value may look like the end of a secret that stands before it. */
    private List<String> neighbours(List<String> texts) {
        List<String> joined = new ArrayList<>();
        Seam before = Seam.NONE;
        for (int i = 0; i < texts.size(); i++) {
            Seam after = i + 1 < texts.size() ? seam(texts.get(i), texts.get(i + 1), false) : Seam.NONE;
            joined.add(between(before, texts.get(i), after));
            before = after;
        }
        return joined;
    }

    private static String between(Seam before, String text, Seam after) {
        int start = before.ofStart();
        int end = text.length() - after.ofEnd();
        return before.pseudonym() + (start < end ? text.substring(start, end) : "") + after.pseudonym();
    }

    private Seam seam(String left, String right, boolean apart) {
        if (!mayContinue(left, right)) {
            return Seam.NONE;
        }
        String end = left.substring(Math.max(0, left.length() - WINDOW));
        String start = right.substring(0, Math.min(WINDOW, right.length()));
        return known.computeIfAbsent(end + "\u0000" + start, both -> cut(end, start))
                .filter(cut -> !apart || OVER_A_TURN.contains(cut.kind()))
                .map(cut -> new Seam(cut.ofEnd(), cut.ofStart(), redaction.replaced(cut.kind(), cut.value())))
                .orElse(Seam.NONE);
    }

    private Optional<Cut> cut(String end, String start) {
        List<Find> ofLeft = redaction.finds(new Scan(end));
        List<Find> ofRight = redaction.finds(new Scan(start));
        for (String between : List.of("", " ")) {
            for (Find find : redaction.finds(new Scan(end + between + start))) {
                boolean across = find.start() < end.length() && find.end() > end.length() + between.length();
                int ofStart = find.end() - end.length() - between.length();
                if (across
                        && !find.kind().equals("NAME")
                        && isNeeded(find, ofLeft, end)
                        && ofRight.stream()
                                .noneMatch(other -> other.start() < ofStart && !isCut(find, ofStart, other, end, start))
                        && !isWord(start.substring(0, ofStart))
                        && !isName(start, ofStart)) {
                    return Optional.of(new Cut(end.length() - find.start(), ofStart, find.kind(), find.value()));
                }
            }
        }
        return Optional.empty();
    }

    /** True where what was found in the second text alone is rather the end of the whole: a bare word before it is none. */
    private static boolean isCut(Find whole, int ofStart, Find ofRight, String end, String start) {
        boolean inside = ofRight.end() <= ofStart;
        if (whole.kind().equals("SECRET")) {
            return (inside || !NUMBERS.contains(ofRight.kind())) && !isNamed(ofRight, start);
        }
        String last = end.substring(end.lastIndexOf(' ') + 1);
        boolean word = last.chars().allMatch(Character::isLetter);
        boolean ordinary = word && (last.length() < 3 || NameWords.isOrdinary(NameWords.folded(last)));
        return ofRight.kind().equals("NAME")
                || (inside && CHECKED.contains(whole.kind()))
                || (ofRight.kind().equals(whole.kind()) && !last.isEmpty() && !ordinary);
    }

    /** "api_key:" after a secret is the name of the next one, not its end. */
    private boolean isName(String start, int ofStart) {
        int end = ofStart;
        while (end > 0 && isSeparator(start, end - 1)) {
            end--;
        }
        return (end < ofStart || isSeparator(start, ofStart))
                && names.kindOf(SensitiveKeys.normal(start.substring(0, end))).isPresent();
    }

    private static boolean isSeparator(String text, int at) {
        return at < text.length() && "=:".indexOf(text.charAt(at)) >= 0;
    }

    /** A value with its own name before it is not the end of another one. */
    private static boolean isNamed(Find find, String text) {
        return find.start() > 0 && "=:".indexOf(text.charAt(find.start() - 1)) >= 0;
    }

    /**
     * Only a secret may have been found before its end came: every beginning of one looks like one. And an address whose
     * domain was cut inside.
     */
    private static boolean isNeeded(Find find, List<Find> ofLeft, String end) {
        return ofLeft.stream()
                .filter(other -> other.end() == end.length())
                .allMatch(other -> find.kind().equals("SECRET")
                        || !other.kind().equals(find.kind())
                        || (find.kind().equals("EMAIL") && !TopLevel.isOne(end.substring(end.lastIndexOf('.') + 1))));
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
