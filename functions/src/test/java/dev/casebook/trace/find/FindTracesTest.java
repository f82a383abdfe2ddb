package dev.casebook.trace.find;

import static dev.casebook.trace.ShelfOfTraces.agent;
import static dev.casebook.trace.ShelfOfTraces.failedTool;
import static dev.casebook.trace.ShelfOfTraces.turn;
import static dev.casebook.trace.ShelfOfTraces.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.ShelfOfTraces;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.trace.redaction.RedactionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindTracesTest {
    private static final Instant AT = Instant.parse("2026-03-10T12:15:00Z");
    private static final Map<String, RedactionPolicy> AGENTS =
            Map.of("clinic", new RedactionPolicy(Set.of(), Set.of("Dr. Amara Okafor")));
    private static final Redactor REDACTOR =
            new RuleRedactor(RedactionKey.parse("a key of at least sixteen"), "US", AGENTS);
    private static final Instant NOW = AT.plus(Duration.ofHours(2));

    private final ShelfOfTraces tempo = new ShelfOfTraces();
    private final ShelfOfTraces other = new ShelfOfTraces();
    private final List<ConversationLookup> lookups = new ArrayList<>();

    private Found find(Terms terms) {
        return new FindTraces(
                        new FindTraces.Parts(
                                new TraceSources(Map.of("tempo", tempo, "other", other)),
                                wanted -> wanted.map(List::of).orElse(List.of("other", "tempo")),
                                lookups,
                                trace -> REDACTOR.forAgent(
                                        trace.context().agent().orElse("")),
                                name -> name.equals("the clinic") ? List.of("clinic-phone", "clinic") : List.of(name),
                                trace -> Optional.of("clinic")),
                        () -> NOW)
                .find(terms);
    }

    private static Terms session(String id) {
        return terms(Map.of(TraceQuery.Field.SESSION, id), Optional.empty());
    }

    private static Terms terms(Map<TraceQuery.Field, String> where, Optional<String> text) {
        return new Terms(
                where,
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                AT.minusSeconds(3600),
                AT.plusSeconds(3600));
    }

    private static Terms ticket(String id) {
        return new Terms(
                Map.of(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                AT.minusSeconds(60),
                AT.plusSeconds(60));
    }

    @Test
    void theTurnsOfAConversationComeSuspiciousOnesFirstAndThenTheNewest() {
        tempo.with(turn("1", AT, "conv-1", List.of(user("Is Monday free?")), "It is."))
                .with(turn("2", AT.plusSeconds(30), "conv-1", List.of(user("Book it.")), "Booked.", failedTool(AT)))
                .with(turn("3", AT.plusSeconds(60), "conv-1", List.of(user("Thanks.")), "Gladly."))
                .with(turn("4", AT, "conv-2", List.of(user("Hello.")), "Hello."));

        Found found = find(session("conv-1"));

        assertThat(found.candidates())
                .extracting(Candidate::asked)
                .containsExactly("Book it.", "Thanks.", "Is Monday free?");
        assertThat(found.candidates().getFirst())
                .isEqualTo(new Candidate(
                        TraceRef.tempo("2"),
                        AT.plusSeconds(30),
                        2000,
                        Optional.of("clinic"),
                        Optional.of("v7"),
                        Optional.of("production"),
                        Optional.of("clinic"),
                        "Book it.",
                        Optional.of("Booked."),
                        List.of("tool book_appointment failed: SLOT_TAKEN"),
                        false));
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void whomTheAgentMayNameStays() {
        tempo.with(turn("1", AT, "conv-1", List.of(user("Is Dr. Amara Okafor free for Ms. Octavia Brandt?")), "Yes."));

        assertThat(find(session("conv-1")).candidates().getFirst().asked())
                .startsWith("Is Dr. Amara Okafor free for Ms. <NAME:");
    }

    @Test
    void aTurnIsListedOnceAlthoughLaterTracesCarryItToo() {
        tempo.with(turn("1", AT, "conv-1", List.of(user("Is Monday free?")), "It is."))
                .with(turn(
                        "2",
                        AT.plusSeconds(30),
                        "conv-1",
                        List.of(user("Is Monday free?"), agent("It is."), user("Book it.")),
                        "Booked."));

        assertThat(find(session("conv-1")).candidates())
                .extracting(candidate -> candidate.ref().toString())
                .containsExactly("tempo:00000000000000000000000000000002", "tempo:00000000000000000000000000000001");
    }

    @Test
    void theTurnsOfATraceThatHoldsAWholeConversationAreListedWithTheirNumbers() {
        tempo.with(turn(
                "2",
                AT,
                "conv-1",
                List.of(user("Is Monday free?"), agent("It is."), user("Book it."), agent("Booked."), user("Thanks.")),
                "Gladly."));

        assertThat(find(session("conv-1")).candidates())
                .extracting(candidate -> candidate.ref().turn() + " " + candidate.asked() + " "
                        + candidate.answered().orElse(""))
                .containsExactly("0 Thanks. Gladly.", "2 Book it. Booked.", "1 Is Monday free? It is.");
    }

    @Test
    void wordsPickTheTurnsThatHoldThem() {
        tempo.with(turn(
                "2", AT, "conv-1", List.of(user("Is Monday free?"), agent("It is."), user("Book it.")), "Booked."));

        Found found = find(terms(Map.of(TraceQuery.Field.SESSION, "conv-1"), Optional.of("MONDAY")));

        assertThat(found.candidates()).extracting(Candidate::asked).containsExactly("Is Monday free?");
        assertThat(tempo.queries.getLast().text()).contains("MONDAY");
    }

    @Test
    void whatIsShownIsRedactedAndShortAndSoIsWhatTravels() throws Exception {
        String mail = "jane.roe@home.example";
        tempo.with(turn("1", AT, "conv-1", List.of(user("I am " + mail + ". " + "x ".repeat(300))), "Hello " + mail));

        Found found = find(terms(Map.of(TraceQuery.Field.USER, mail), Optional.empty()));

        String json = Json.mapper().writeValueAsString(found);
        assertThat(found.candidates()).hasSize(1);
        assertThat(found.candidates().getFirst().asked()).hasSize(200).endsWith("…");
        assertThat(json).doesNotContain(mail).contains("EMAIL");
    }

    @Test
    void aTicketIsLookedUpAndNotSearched() {
        tempo.with(turn("1", AT.minus(Duration.ofDays(30)), "conv-1", List.of(user("Hi.")), "Hello."));
        lookups.add((kind, value) -> kind == ConversationLookup.Handle.TICKET && value.equals("T-7")
                ? List.of(TraceRef.tempo("1"), TraceRef.tempo("99"))
                : List.of());

        Found found = find(ticket("T-7"));

        assertThat(found.candidates()).extracting(Candidate::asked).containsExactly("Hi.");
        assertThat(found.notes()).containsExactly("One of the traces found could not be read.");
        assertThat(tempo.queries).isEmpty();
        assertThat(find(ticket("T-8")).notes()).containsExactly("The look-up knows no trace of that ticket.");
    }

    @Test
    void withoutALookUpATicketSaysSo() {
        assertThat(find(ticket("T-7")).notes())
                .containsExactly("Tickets cannot be looked up: casebook.yaml names no look-up.");
    }

    @Test
    void aConversationIsSearchedAsASession() {
        Terms conversation = new Terms(
                Map.of(),
                Optional.of("conv-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("tempo"),
                AT.minusSeconds(60),
                AT);
        tempo.with(turn("1", AT, "conv-1", List.of(user("Hi.")), "Hello."));
        assertThat(find(conversation).candidates()).hasSize(1);
        assertThat(other.queries).as("only the named source is asked").isEmpty();
    }

    @Test
    void whatCannotBeAskedIsNotedAndTheRestIsSearched() {
        tempo.with(turn("1", AT, "conv-1", List.of(user("Hi.")), "Hello."));
        other.breaksWith(new CasebookException.Permanent("other cannot be asked for text."));

        Found found = find(session("conv-1"));

        assertThat(found.candidates()).hasSize(1);
        assertThat(found.notes()).containsExactly("other cannot be asked for text.");
    }

    @Test
    void whenNothingAnswersItIsTriedAgain() {
        tempo.breaksWith(new CasebookException.Retryable("tempo did not answer."));
        assertThatThrownBy(() -> find(session("conv-1"))).isInstanceOf(CasebookException.Retryable.class);
    }

    @Test
    void nothingInAWindowUpToNowMayOnlyBeTooFresh() {
        Terms fresh = new Terms(
                Map.of(TraceQuery.Field.SESSION, "conv-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW.minusSeconds(600),
                NOW);
        assertThat(find(fresh).mayComeLater()).isTrue();
        assertThat(find(session("conv-1")).mayComeLater()).isFalse();
        tempo.with(turn("1", NOW.minusSeconds(60), "conv-1", List.of(user("Hi.")), "Hello."));
        assertThat(find(fresh).mayComeLater()).isFalse();
    }

    @Test
    void ofManyTurnsTheBestAreShownAndTheOthersCounted() {
        for (int i = 1; i <= 25; i++) {
            Instant at = AT.plusSeconds(i);
            tempo.with(
                    i == 1
                            ? turn("1", at, "conv-1", List.of(user("Turn 1")), "No.", failedTool(at))
                            : turn("" + i, at, "conv-1", List.of(user("Turn " + i)), "Yes."));
        }

        Found found = find(session("conv-1"));

        assertThat(found.candidates()).hasSize(FindTraces.SHOWN);
        assertThat(found.more()).isEqualTo(12);
        assertThat(found.notes()).singleElement().asString().startsWith("More than 20 traces fit");
    }

    @Test
    void anAgentIsFoundByTheNameThatPeopleUseAndReplaysAreLeftOutUnlessAskedFor() {
        tempo.with(turn("1", AT, "conv-1", List.of(user("Hi.")), "Hello."))
                .with(ShelfOfTraces.in(
                        Optional.of("evaluation"), turn("2", AT, "conv-2", List.of(user("Hi again.")), "Hello.")));

        assertThat(find(terms(Map.of(TraceQuery.Field.AGENT, "the clinic"), Optional.empty()))
                        .candidates())
                .extracting(Candidate::asked)
                .containsExactly("Hi.");
        assertThat(find(terms(Map.of(TraceQuery.Field.ENVIRONMENT, "evaluation"), Optional.empty()))
                        .candidates())
                .extracting(Candidate::asked)
                .containsExactly("Hi again.");
    }
}
