package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.family.Family;
import dev.casebook.casefile.family.FamilyStore.Member;
import dev.casebook.casefile.family.Shingles;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemFamilyStoreTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");

    private final SimulatedItemTable table = new SimulatedItemTable();
    private final ItemFamilyStore families = new ItemFamilyStore(table, new SimulatedBlobStore());

    private static Shingles shingles(String written) {
        return Shingles.read(written);
    }

    private static final String ONE = "AAAAAAAAAAEAAAAAAAAAAgAAAAAAAAAD";
    private static final String OTHER = "AAAAAAAAAGEAAAAAAAAAYgAAAAAAAABj";

    @Test
    void aCaseOfTheIndexIsFoundByWhatIsLikeIt() {
        Member member = new Member(CaseId.imported("clinic", "a"), "F1", shingles(ONE));
        families.index("clinic", member);
        families.index("clinic", member);
        assertThat(families.candidates("clinic", shingles(ONE))).containsExactly(member);
        assertThat(families.candidates("clinic", shingles(OTHER))).isEmpty();
        assertThat(families.candidates("other", shingles(ONE))).isEmpty();
        assertThat(families.member("clinic", member.id())).contains(member);
    }

    @Test
    void aTraceIsCountedOnceHoweverOftenItIsGiven() {
        assertThat(families.count("clinic", "F1", "tempo:a", AT).fresh()).isTrue();
        assertThat(families.count("clinic", "F1", "tempo:a", AT.plusSeconds(9)).fresh())
                .isFalse();
        Family twice =
                families.count("clinic", "F1", "tempo:b", AT.plusSeconds(60)).family();
        assertThat(twice).isEqualTo(new Family("clinic", "F1", 2, AT, AT.plusSeconds(60), Optional.empty()));
        assertThat(families.find("clinic", "F1")).contains(twice);
    }

    @Test
    void countingAtOnceLosesAndDoublesNothing() {
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> families.count("clinic", "F1", "tempo:" + i % 20, AT.plusSeconds(i % 20)));
        assertThat(families.find("clinic", "F1").orElseThrow().seen()).isEqualTo(20);
    }

    @Test
    void whetherOneIsMutedIsKnownByOneRead() {
        families.count("clinic", "F1", "tempo:a", AT);
        assertThat(families.anyMuted("clinic")).isFalse();
        families.change("clinic", "F1", family -> family.withMute(Optional.of(new Family.Mute("U1", AT))));
        assertThat(families.anyMuted("clinic")).isTrue();
        families.change("clinic", "F1", family -> family.withMute(Optional.empty()));
        assertThat(families.anyMuted("clinic")).isFalse();
        assertThat(families.change("clinic", "F2", family -> family)).isEmpty();
    }
}
