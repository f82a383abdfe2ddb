package dev.casebook.casefile.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShinglesTest {
    private static final List<String> TOOLS = List.of("find_slots", "book_appointment");

    private static Shingles of(String turn) {
        return Shingles.of(List.of(turn), TOOLS, "book_appointment SLOT_TAKEN");
    }

    @Test
    void whatDiffersFromOneConversationToTheNextIsTheSame() {
        assertThat(of("Please book me, <PERSON:k1:9f2c41ab12cd34ef>, with Dr. Okafor on 2026-03-10 at 15:00!"))
                .isEqualTo(of("please book me <PERSON:k2:0000000000000000> with Dr. Okafor on 2026-11-02, at 9:30"));
    }

    @Test
    void anotherErrorOrAnotherOrderOfToolsMakesAShortCaseAnother() {
        Shingles one = of("Please book me with Dr. Okafor next Tuesday.");
        Shingles timeout =
                Shingles.of(List.of("Please book me with Dr. Okafor next Tuesday."), TOOLS, "book_appointment timeout");
        Shingles reversed = Shingles.of(
                List.of("Please book me with Dr. Okafor next Tuesday."),
                TOOLS.reversed(),
                "book_appointment SLOT_TAKEN");
        assertThat(one.jaccard(timeout)).isLessThan(JoinFamily.ALIKE);
        assertThat(one.jaccard(reversed)).isLessThan(JoinFamily.ALIKE);
    }

    @Test
    void jaccardIsTheShareOfWhatBothHave() {
        Shingles one = Shingles.of(List.of("a b c d e f"), List.of(), "");
        Shingles other = Shingles.of(List.of("a b c d e g"), List.of(), "");
        // abcde, no tool, no error in both; bcdef and bcdeg in one each.
        assertThat(one.jaccard(other)).isEqualTo(3 / 5.0);
        assertThat(one.jaccard(one)).isEqualTo(1.0);
    }

    @Test
    void theyReadBackAsTheyWereWritten() {
        Shingles one = of("Please book me with Dr. Okafor next Tuesday.");
        assertThat(Shingles.read(one.written())).isEqualTo(one);
    }

    @Test
    void aCaseWithoutWordsHasPartsAllTheSame() {
        assertThat(Shingles.of(List.of(""), List.of(), "").jaccard(of("hello"))).isLessThan(1);
        assertThat(Shingles.of(List.of("!?"), List.of(), "").jaccard(Shingles.of(List.of(""), List.of(), "")))
                .isEqualTo(1);
    }

    /** Against every pair of 1,000 cases: of those that are alike, 99 % and more share a band. */
    @Test
    void theBandsFindNearlyAllPairsThatAreAlike() {
        Random random = new Random(20261121);
        List<Shingles> all = new ArrayList<>();
        for (int family = 0; family < 200; family++) {
            List<String> words = Made.words(random, 60);
            for (int member = 0; member < 5; member++) {
                all.add(Shingles.of(List.of(Made.text(Made.changed(words, random, member))), TOOLS, ""));
            }
        }
        int alike = 0;
        int found = 0;
        for (int i = 0; i < all.size(); i++) {
            List<String> bands = MinHash.bands(all.get(i));
            for (int j = i + 1; j < all.size(); j++) {
                if (all.get(i).jaccard(all.get(j)) >= JoinFamily.ALIKE) {
                    alike++;
                    found += MinHash.bands(all.get(j)).stream().anyMatch(bands::contains) ? 1 : 0;
                }
            }
        }
        assertThat(alike).isGreaterThan(200);
        assertThat(found / (double) alike).isGreaterThanOrEqualTo(0.99);
    }
}
