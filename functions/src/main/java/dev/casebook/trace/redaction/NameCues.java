package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Set;

/** Words that make a name of the capitalised word after them: titles, greetings, "my name is", "spoke with", "passenger". */
final class NameCues {
    private static final Set<String> TITLES = words("""
            mr mrs ms miss mx dr prof professor doctor herr herrn frau fraulein sr sra senor senora srta
            monsieur madame mme mlle sig signor signora signore dott dottoressa pan pani panie mevrouw meneer
            dhr mevr dona sir nurse captain rev judge inspector uncle aunt""");
    private static final Set<String> GREETINGS = words("""
            hi hello dear hey hallo hola bonjour ciao liebe lieber cher chere estimado estimada gentile caro
            cara beste hej ola prezado prezada thanks regards sincerely cheers attn cc""");
    private static final Set<String> PERSONS = words("""
            guest passenger patient customer driver colleague wife husband son daughter mother father brother
            sister friend boss partner caller client tenant nephew niece holder spouse named called neighbour
            neighbor roommate attendee applicant employee recipient sender cardholder traveler traveller seat""");
    private static final Set<String> SPOKEN = words("""
            spoke speak talk talked met meet ask asked tell told call phoned contact email behalf appointment
            confirmation visit booking booked reservation ticket file""");
    private static final Set<String> LINKS = words("""
            with to for of by from on""");

    private NameCues() {}

    static Set<String> words(String all) {
        return Set.of(all.split("\\s+", -1));
    }

    /** A title or a greeting is no name itself. */
    static boolean isCue(String folded) {
        return TITLES.contains(folded) || GREETINGS.contains(folded);
    }

    static boolean areBefore(List<Word> words, int i) {
        if (i == 0 || !words.get(i).isNear(words.get(i - 1))) {
            return false;
        }
        Word word = words.get(i);
        Word before = words.get(i - 1);
        boolean beside = word.isNextTo(before) || word.isAfterTitle(before);
        boolean title = beside && TITLES.contains(before.folded()) && before.isTitle();
        boolean greeting =
                GREETINGS.contains(before.folded()) && before.startsGreeting() && (beside || word.endsLine());
        return title || greeting || introduce(words, i) || (isPersonBefore(words, i) && isFullName(words, i));
    }

    private static boolean isPersonBefore(List<Word> words, int i) {
        String before = words.get(i - 1).folded();
        if (PERSONS.contains(before)) {
            return true;
        }
        if (!LINKS.contains(before) || i < 2) {
            return false;
        }
        String earlier = words.get(i - 2).folded();
        return SPOKEN.contains(earlier) || PERSONS.contains(earlier);
    }

    private static boolean isFullName(List<Word> words, int i) {
        return !words.get(i).isOrdinary()
                && isCapitalNext(words, i)
                && !words.get(i + 1).isOrdinary();
    }

    private static boolean isCapitalNext(List<Word> words, int i) {
        return i + 1 < words.size()
                && words.get(i + 1).isNextTo(words.get(i))
                && words.get(i + 1).isCapital();
    }

    /** "my name is", "name's", "call me"; "I am", "I'm" and "this is" before two names or a sure one. */
    static boolean introduce(List<Word> words, int i) {
        if (i == 0 || !words.get(i).isNextTo(words.get(i - 1))) {
            return false;
        }
        String before = words.get(i - 1).folded();
        String earlier = i > 1 ? words.get(i - 2).folded() : "";
        boolean named = switch (before) {
            case "is" -> earlier.equals("name");
            case "me" -> earlier.equals("call");
            case "name's", "names" -> true;
            default -> false;
        };
        boolean iAm = switch (before) {
            case "am" -> earlier.equals("i");
            case "is" -> earlier.equals("this");
            case "i'm", "im" -> true;
            default -> false;
        };
        Word word = words.get(i);
        boolean two =
                word.isCapital() && isCapitalNext(words, i) && !words.get(i + 1).isOrdinary();
        return named || (iAm && (two || word.isSurelyName()));
    }
}
