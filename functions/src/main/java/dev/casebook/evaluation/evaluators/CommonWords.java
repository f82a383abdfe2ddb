package dev.casebook.evaluation.evaluators;

import java.util.Locale;
import java.util.Set;

/** English words that often begin with a capital without being names: at a sentence's start, or as in "I". */
final class CommonWords {
    private static final Set<String> WORDS = Set.of("""
            a about after again ah all also although always am an and any anyone are as ask at available be because been before
            book both bring but by call can cancel check choose come confirm contact could did do does done each either either's
            else enter every everyone everything explain find first follow for from get give go good great had has have he hello
            her here hey hi his how however i if in into is it its just keep kindly last later let like look make many maybe
            me meet mention might more most much must my need neither never next no none nor not note nothing now of off offer ok
            okay on once one only open or other our out over pay per perhaps please provide reach reply reschedule right say see
            send she should show sign since so some soon sorry state stay still such sure take talk tell thank thanks that the
            their them then there therefore these they this those though through to today together tomorrow tonight too try until
            up upon us use very visit wait walk was we welcome well were what when where whether which while who why with
            within without would write yes yesterday yet you your yours
            pm
            """.strip().split("\\s{1,100}"));

    /** Everyday words that are names too. */
    private static final Set<String> ALSO_NAMES =
            Set.of("will", "may", "mark", "bill", "rose", "hope", "grant", "grace", "art");

    private CommonWords() {}

    /** Whether the word, in lower case, is an everyday word that some people are called by. */
    static boolean alsoName(String word) {
        return ALSO_NAMES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether it is never a name; also with an ending such as in "I'm" and "We'll". */
    static boolean neverName(String word) {
        int apostrophe = word.indexOf('\'');
        String base = apostrophe > 0 ? word.substring(0, apostrophe) : word;
        return WORDS.contains(base.toLowerCase(Locale.ROOT));
    }
}
