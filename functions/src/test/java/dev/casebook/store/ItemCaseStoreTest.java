package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.Reproduction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemCaseStoreTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");

    private final SimulatedItemTable table = new SimulatedItemTable();
    private final ItemCaseStore cases = new ItemCaseStore(table, new SimulatedBlobStore());

    @BeforeEach
    void aDataset() {
        cases.ensureDataset("clinic", "scheduler");
    }

    private static Case draft(String ownId, String question) {
        return draft(ownId, question, Optional.empty());
    }

    private static Case draft(String ownId, String question, Optional<Origin.RedactedWith> redaction) {
        return new Case(
                CaseId.imported("clinic", ownId),
                "clinic",
                1,
                CaseState.DRAFT,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", question),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                Optional.empty(),
                List.of(),
                new Case.Label("title", FailureMode.OTHER, Optional.empty(), List.of()),
                new Origin(
                        Optional.empty(),
                        Optional.of(ownId),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of("email", 1, "phone", 2),
                        "sample",
                        AT,
                        redaction),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Case answered(Case draft, String text) {
        return draft.answered(
                new Reference(text, List.of(), List.of(), List.of(), "U1", AT),
                List.of(EvaluatorSpec.of("facts-match")));
    }

    @Test
    void aCaseReadsBackAsItWasWritten() {
        Case draft = draft("a", "question");
        assertThat(cases.add(draft, Optional.empty())).isTrue();
        assertThat(cases.find("clinic", draft.id())).contains(draft);
    }

    @Test
    void addingTheSameCaseTwiceKeepsTheFirst() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        assertThat(cases.add(draft("a", "another question"), Optional.empty())).isFalse();
        assertThat(cases.find("clinic", draft.id())).contains(draft);
        assertThat(cases.dataset("clinic").map(Dataset::version)).contains(1L);
    }

    @Test
    void peopleFindACaseByEightCharactersInAnyLetterCase() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        assertThat(cases.findByDisplayId(draft.id().display().toLowerCase(Locale.ROOT)))
                .contains(draft);
        assertThat(cases.findByDisplayId("../../x")).isEmpty();
    }

    @Test
    void aDatasetVersionIsItsManifestForEver() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        Case first = answered(draft, "first answer");
        assertThat(cases.change(draft, first)).isTrue();
        Case second = answered(first, "second answer");
        assertThat(cases.change(first, second)).isTrue();

        assertThat(cases.manifest("clinic", 1)).isEmpty();
        assertThat(cases.manifest("clinic", 2)).containsExactly(first);
        assertThat(cases.manifest("clinic", 3)).containsExactly(second);
        assertThat(cases.pins("clinic", 1)).isEmpty();
        assertThat(cases.pins("clinic", 2)).containsExactly(new CaseStore.Pin(draft.id(), 2));
        assertThat(cases.pinned("clinic", new CaseStore.Pin(draft.id(), 2))).isEqualTo(first);
        assertThat(cases.pinned("clinic", CaseStore.Pin.asItIs(draft.id()))).isEqualTo(second);
    }

    /** Where the newest revision is of a case whose id begins with the last character there is. */
    @Test
    void everyCaseOfAVersionIsInItWhateverItsIdBeginsWith() {
        Case draft = draft("23", "question");
        assertThat(draft.id().value()).startsWith("Z");
        cases.add(draft, Optional.empty());
        Case active = answered(draft, "answer");
        cases.change(draft, active);

        assertThat(cases.manifest("clinic", 2)).containsExactly(active);
        assertThat(cases.pins("clinic", 2)).containsExactly(new CaseStore.Pin(draft.id(), 2));
    }

    @Test
    void promise8ADatasetOnlyGrows() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        Case active = answered(draft, "answer");
        cases.change(draft, active);
        Case retired = active.retired(new Case.Retirement("U1", "the tool was removed", AT));
        cases.change(active, retired);

        assertThat(cases.cases("clinic")).containsExactly(retired);
        assertThat(cases.manifest("clinic", 2)).containsExactly(active);
        assertThat(cases.manifest("clinic", 3)).isEmpty();
        assertThat(cases.find("clinic", draft.id()).flatMap(Case::retired))
                .contains(new Case.Retirement("U1", "the tool was removed", AT));
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsRefused() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        Case mine = answered(draft, "mine");
        cases.change(draft, mine);

        assertThat(cases.change(draft, answered(draft, "theirs"))).isFalse();
        assertThat(cases.find("clinic", draft.id())).contains(mine);
        assertThat(cases.dataset("clinic").map(Dataset::version)).contains(2L);
    }

    @Test
    void aReplayIsNotedWithoutANewRevision() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        Case replayed = draft.reproduced(new Reproduction("EXP-1", "buggy", 3, 3, Optional.empty(), AT));
        assertThat(cases.change(draft, replayed)).isTrue();
        assertThat(cases.dataset("clinic").map(Dataset::version)).contains(1L);
    }

    @Test
    void aLargeCaseGoesToTheBlobsAndReadsBackWhole() {
        Case large = draft("a", "é".repeat(60_000));
        cases.add(large, Optional.empty());
        assertThat(cases.find("clinic", large.id())).contains(large);
        assertThat(table.everything()).doesNotContain("ééé");
    }

    @Test
    void whatALaterVersionAddsToAnItemIsIgnored() {
        Case draft = draft("a", "question");
        cases.add(draft, Optional.empty());
        Key key = new Key("DS#clinic", "CASE#" + draft.id());
        Item item = table.get(key).orElseThrow();
        String later = item.body()
                .replaceFirst("\"schemaVersion\":1", "\"schemaVersion\":2,\"colour\":\"red\"")
                .replaceFirst("\"dataset\":", "\"mood\":{\"a\":[1]},\"dataset\":");
        table.put(new Item(key, item.version() + 1, later), new Condition.Always());
        assertThat(cases.find("clinic", draft.id())).contains(draft);
    }

    @Test
    void aCaseOfBeforeItWasKeptWhatRedactedItStillReads() {
        Case told = draft("a", "question", Optional.of(new Origin.RedactedWith("2", "k1")));
        cases.add(told, Optional.empty());
        Key key = new Key("DS#clinic", "CASE#" + told.id());
        Item item = table.get(key).orElseThrow();
        String earlier = item.body().replaceFirst(",?\"redaction\":\\{[^}]*}", "");
        table.put(new Item(key, item.version() + 1, earlier), new Condition.Always());

        assertThat(item.body()).contains("\"key\":\"k1\"");
        assertThat(cases.find("clinic", told.id())).contains(draft("a", "question"));
    }

    @Test
    void theBaselineIsSetOnlyOverTheOneThatWasRead() {
        Dataset.Baseline first = new Dataset.Baseline("buggy", "EXP-1", Dataset.Baseline.ASSUMED, "first", AT);
        Dataset.Baseline second = new Dataset.Baseline("fixed", "EXP-2", "U1", "released", AT);
        assertThat(cases.setBaseline("clinic", Optional.empty(), first, Optional.empty()))
                .isTrue();
        assertThat(cases.setBaseline("clinic", Optional.empty(), second, Optional.empty()))
                .isFalse();
        assertThat(cases.setBaseline("clinic", Optional.of(first), second, Optional.empty()))
                .isTrue();
        assertThat(cases.dataset("clinic").flatMap(Dataset::baseline)).contains(second);
    }
}
