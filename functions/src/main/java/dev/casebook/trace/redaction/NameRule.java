package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names of people: words of the lists ({@link NameWords}) with what belongs to them, and capitalised words that a cue
 * introduces ({@link NameCues}): "my name is", "Dear", "Mr.", "spoke with".
 *
 * <p>Not found: names that are on no list and have no cue, and names in lower case unless given and family name stand together.
 */
final class NameRule implements TextRule {
    private static final Set<String> PARTICLES = NameCues.words("""
            de da do dos das van von der den del della di du la le el al bin ibn ben ten ter y e zu af av st""");
    private static final int MOST_WORDS = 5;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        List<Word> words = Word.all(scan.text());
        for (int i = 0; i < words.size(); i++) {
            int end = endOfName(words, i);
            if (end > i) {
                int from = words.get(i).start();
                int to = words.get(end - 1).end();
                found.accept(new Find(
                        from, to, "NAME", scan.text().subSequence(from, to).toString()));
                i = end - 1;
            }
        }
    }

    /** The index after the last word of a name that begins with this one; the same index for none. */
    private static int endOfName(List<Word> words, int i) {
        Word word = words.get(i);
        if (!word.isCapital()) {
            return word.isGiven() && !word.isOrdinary() && word.isFree() ? lowerCase(words, i) : i;
        }
        boolean cued = mayBeName(word) && NameCues.areBefore(words, i);
        return word.isFree() && (cued || isName(words, i)) ? more(words, i) : i;
    }

    /** A word of the lists that is no other word, or one that is and has another name beside it. */
    private static boolean isName(List<Word> words, int i) {
        Word word = words.get(i);
        if (word.isSurelyName() && !word.isAllCapitals()) {
            return true;
        }
        if (i + 1 == words.size()
                || !words.get(i + 1).isCapital()
                || !words.get(i + 1).isNextTo(word)) {
            return false;
        }
        Word next = words.get(i + 1);
        if (word.isAllCapitals()) {
            return word.isGiven() && next.isFamily() && next.isAllCapitals();
        }
        return isBeforeFamily(word, next) || isPair(word, next);
    }

    /** Any word that is no ordinary one, before a sure family name. */
    private static boolean isBeforeFamily(Word word, Word next) {
        return !word.isOrdinary()
                && word.length() > 2
                && !NameCues.isCue(word.folded())
                && next.isSurelyName()
                && next.isFamily()
                && !next.isAllCapitals();
    }

    /** Given and family name in either order, where at least one of them is no ordinary word or both stand in a sentence. */
    private static boolean isPair(Word word, Word next) {
        boolean inOrder = word.isGiven() && next.isFamily();
        if (!inOrder && !(word.isFamily() && next.isGiven())) {
            return false;
        }
        boolean telling = word.length() > 2 && next.length() > 2;
        return !next.isOrdinary() || (word.isInSentence() && (!word.isOrdinary() || (inOrder && telling)));
    }

    private static boolean mayBeName(Word word) {
        return word.length() > 1
                && !word.isAllCapitals()
                && (!word.isOrdinary() || word.isGiven() || word.isFamily())
                && !NameCues.isCue(word.folded());
    }

    /** With middle names, initials, particles and the family name. */
    private static int more(List<Word> words, int i) {
        int end = i + 1;
        for (int at = end; at < words.size() && at - i < MOST_WORDS; at++) {
            Word word = words.get(at);
            if (!word.isNextTo(words.get(at - 1)) || !word.isFree()) {
                break;
            }
            boolean initial = word.length() == 1 && word.isCapital();
            boolean name = word.isCapital()
                    && word.length() > 1
                    && word.isAllCapitals() == words.get(i).isAllCapitals()
                    && (!word.isOrdinary() || word.isFamily());
            if (name) {
                end = at + 1;
            } else if (!initial && !PARTICLES.contains(word.folded())) {
                break;
            }
        }
        return end;
    }

    /** People write to agents in small letters: only two sure names together count, or one that is introduced. */
    private static int lowerCase(List<Word> words, int i) {
        Word word = words.get(i);
        boolean next = i + 1 < words.size()
                && words.get(i + 1).isNextTo(word)
                && words.get(i + 1).isFamily();
        if (NameCues.introduce(words, i)) {
            return next ? i + 2 : i + 1;
        }
        boolean two = next
                && word.length() > 2
                && words.get(i + 1).length() > 2
                && words.get(i + 1).isFree()
                && !words.get(i + 1).isOrdinary();
        return two ? i + 2 : i;
    }

    /** The words of a name that say by themselves who is meant. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("[ +]", -1)) {
            String folded = NameWords.folded(part);
            if (part.length() > 2 && !NameWords.isOrdinary(folded) && !PARTICLES.contains(folded)) {
                parts.add(part);
            }
        }
        return parts;
    }
}
