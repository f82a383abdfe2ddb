package dev.casebook.trace.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Names of people: words of the lists ({@link NameWords}) with what belongs to them, and capitalised words that a cue
 * introduces: "my name is", "Dear", "Mr.", "spoke with".
 *
 * <p>Not found: names that are on no list and have no cue, and names in lower case unless given and family name stand together.
 */
final class NameRule implements TextRule {
    private static final Set<String> TITLES = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "doctor",
            "herr",
            "herrn",
            "frau",
            "fraulein",
            "sr",
            "sra",
            "senor",
            "senora",
            "srta",
            "monsieur",
            "madame",
            "mme",
            "mlle",
            "sig",
            "signor",
            "signora",
            "signore",
            "dott",
            "dottoressa",
            "pan",
            "pani",
            "panie",
            "mevrouw",
            "meneer",
            "dhr",
            "mevr",
            "dona",
            "sir",
            "nurse",
            "captain",
            "rev",
            "judge",
            "inspector",
            "uncle",
            "aunt");
    private static final Set<String> GREETINGS = Set.of(
            "hi",
            "hello",
            "dear",
            "hey",
            "hallo",
            "hola",
            "bonjour",
            "ciao",
            "liebe",
            "lieber",
            "cher",
            "chere",
            "estimado",
            "estimada",
            "gentile",
            "caro",
            "cara",
            "beste",
            "hej",
            "ola",
            "prezado",
            "prezada",
            "thanks",
            "regards",
            "sincerely",
            "cheers",
            "attn",
            "cc");
    private static final Set<String> PERSONS = Set.of(
            "guest",
            "passenger",
            "patient",
            "customer",
            "driver",
            "colleague",
            "wife",
            "husband",
            "son",
            "daughter",
            "mother",
            "father",
            "brother",
            "sister",
            "friend",
            "boss",
            "partner",
            "caller",
            "client",
            "tenant",
            "nephew",
            "niece",
            "holder",
            "spouse",
            "named",
            "called",
            "neighbour",
            "neighbor",
            "roommate",
            "attendee",
            "applicant",
            "employee",
            "recipient",
            "sender",
            "cardholder",
            "traveler",
            "traveller",
            "seat");
    private static final Set<String> SPOKEN = Set.of(
            "spoke",
            "speak",
            "talk",
            "talked",
            "met",
            "meet",
            "ask",
            "asked",
            "tell",
            "told",
            "call",
            "phoned",
            "contact",
            "email",
            "behalf",
            "appointment",
            "confirmation",
            "visit",
            "booking",
            "booked",
            "reservation",
            "ticket",
            "file");
    private static final Set<String> LINKS = Set.of("with", "to", "for", "of", "by", "from", "on");
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "das", "van", "von", "der", "den", "del", "della", "di", "du", "la", "le", "el",
            "al", "bin", "ibn", "ben", "ten", "ter", "y", "e", "zu", "af", "av", "st");
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
        if (!word.isFree()) {
            return i;
        }
        if (!word.isCapital()) {
            return lowerCase(words, i);
        }
        Cue cue = Cue.before(words, i);
        int end = i;
        if (cue != Cue.NONE && mayBeName(word)) {
            end = i + 1;
        } else if (isName(words, i)) {
            end = i + 1;
        }
        return end == i ? i : more(words, i, end, cue);
    }

    /** A word of the lists that is no other word, or one that is and has another name beside it. */
    private static boolean isName(List<Word> words, int i) {
        Word word = words.get(i);
        String folded = word.folded();
        boolean next = i + 1 < words.size()
                && words.get(i + 1).isNextTo(word)
                && words.get(i + 1).isCapital();
        String after = next ? words.get(i + 1).folded() : "";
        if (word.isAllCapitals()) {
            return next
                    && NameWords.isGiven(folded)
                    && NameWords.isFamily(after)
                    && words.get(i + 1).isAllCapitals();
        }
        if (NameWords.isSurelyName(folded)) {
            return true;
        }
        if (next
                && !NameWords.isOrdinary(folded)
                && folded.length() > 2
                && !TITLES.contains(folded)
                && !GREETINGS.contains(folded)
                && NameWords.isSurelyName(after)
                && NameWords.isFamily(after)
                && !words.get(i + 1).isAllCapitals()) {
            return true;
        }
        boolean pair = NameWords.isGiven(folded) && NameWords.isFamily(after)
                || NameWords.isFamily(folded) && NameWords.isGiven(after);
        return pair
                && (!NameWords.isOrdinary(after)
                        || (word.isInSentence() && !NameWords.isOrdinary(folded))
                        || bothNames(word, after));
    }

    private static boolean bothNames(Word word, String after) {
        return word.folded().length() > 2
                && NameWords.isGiven(word.folded())
                && NameWords.isFamily(after)
                && after.length() > 2
                && word.isInSentence();
    }

    private static boolean mayBeName(Word word) {
        String folded = word.folded();
        return folded.length() > 1
                && !word.isAllCapitals()
                && (!NameWords.isOrdinary(folded) || NameWords.isGiven(folded) || NameWords.isFamily(folded))
                && !TITLES.contains(folded)
                && !GREETINGS.contains(folded);
    }

    /** Middle names, initials, particles and the family name. */
    private static int more(List<Word> words, int i, int first, Cue cue) {
        int end = first;
        for (int at = first; at < words.size() && at - i < MOST_WORDS; at++) {
            Word word = words.get(at);
            if (!word.isNextTo(words.get(at - 1)) || !word.isFree()) {
                break;
            }
            boolean initial = word.length() == 1 && word.isCapital();
            boolean particle = PARTICLES.contains(word.folded());
            boolean name = word.isCapital()
                    && word.length() > 1
                    && (word.isAllCapitals() == words.get(i).isAllCapitals())
                    && (!NameWords.isOrdinary(word.folded()) || NameWords.isFamily(word.folded()));
            if (name) {
                end = at + 1;
            } else if (!initial && !particle) {
                break;
            }
        }
        return end;
    }

    /** People write to agents in small letters: only two sure names together count. */
    private static int lowerCase(List<Word> words, int i) {
        Word word = words.get(i);
        if (Cue.introduces(words, i) && NameWords.isGiven(word.folded()) && !NameWords.isOrdinary(word.folded())) {
            boolean two = i + 1 < words.size()
                    && words.get(i + 1).isNextTo(word)
                    && NameWords.isFamily(words.get(i + 1).folded());
            return two ? i + 2 : i + 1;
        }
        if (word.length() < 3
                || i + 1 >= words.size()
                || !NameWords.isGiven(word.folded())
                || NameWords.isOrdinary(word.folded())) {
            return i;
        }
        Word next = words.get(i + 1);
        boolean family = next.isFree()
                && next.isNextTo(word)
                && next.length() > 2
                && NameWords.isFamily(next.folded())
                && !NameWords.isOrdinary(next.folded());
        return family ? i + 2 : i;
    }

    /** What stands before a word and makes a name of it. */
    private enum Cue {
        NONE,
        FOUND;

        static Cue before(List<Word> words, int i) {
            if (i == 0 || !words.get(i).isNear(words.get(i - 1))) {
                return NONE;
            }
            Word word = words.get(i);
            String before = words.get(i - 1).folded();
            boolean beside = word.isNextTo(words.get(i - 1)) || word.isAfterTitle(words.get(i - 1));
            if (beside && TITLES.contains(before) && words.get(i - 1).isTitle()) {
                return FOUND;
            }
            boolean full = i + 1 < words.size()
                    && words.get(i + 1).isNextTo(word)
                    && words.get(i + 1).isCapital();
            if (GREETINGS.contains(before) && words.get(i - 1).startsGreeting() && (beside || word.endsLine())) {
                return FOUND;
            }
            if (introduces(words, i)) {
                return FOUND;
            }
            boolean person = PERSONS.contains(before)
                    || (LINKS.contains(before)
                            && i > 1
                            && (SPOKEN.contains(words.get(i - 2).folded())
                                    || PERSONS.contains(words.get(i - 2).folded())));
            return person
                            && full
                            && !NameWords.isOrdinary(word.folded())
                            && !NameWords.isOrdinary(words.get(i + 1).folded())
                    ? FOUND
                    : NONE;
        }

        /** "my name is", "name's", "call me"; "I am", "I'm" and "this is" before two names. */
        static boolean introduces(List<Word> words, int i) {
            if (i == 0 || !words.get(i).isNextTo(words.get(i - 1))) {
                return false;
            }
            String before = words.get(i - 1).folded();
            String earlier = i > 1 ? words.get(i - 2).folded() : "";
            if (before.equals("is") && earlier.equals("name")
                    || before.equals("name's")
                    || before.equals("names")
                    || before.equals("me") && earlier.equals("call")) {
                return true;
            }
            boolean iAm = before.equals("am") && earlier.equals("i")
                    || before.equals("i'm")
                    || before.equals("im")
                    || before.equals("is") && earlier.equals("this");
            boolean two = i + 1 < words.size()
                    && words.get(i + 1).isNextTo(words.get(i))
                    && words.get(i + 1).isCapital();
            return iAm
                            && two
                            && words.get(i).isCapital()
                            && !NameWords.isOrdinary(words.get(i + 1).folded())
                    || iAm && NameWords.isSurelyName(words.get(i).folded());
        }
    }

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
