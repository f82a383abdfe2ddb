package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentState;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A case that was added by mistake is taken back. */
class UndoTest {
    private final FunctionsHouse house = new FunctionsHouse();
    private int pings;

    private Ping ping(String user) {
        pings++;
        return new Ping("p" + pings, user, new Address.Ephemeral("", "C1", user), house.clock.instant());
    }

    private void add() {
        house.deliver(new Job.AddCase(
                ping("U1"),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        house.settle();
    }

    private Case theCase() {
        return house.wiring.cases().cases("clinic").getFirst();
    }

    private Incident incident() {
        return theCase().incident().flatMap(house.wiring.incidents()::find).orElseThrow();
    }

    private void undo(String user) {
        house.queues.takeReplies();
        house.deliver(new Job.UndoAdd(ping(user), theCase().id().display()));
    }

    private List<String> said() {
        return house.queues.takeReplies().stream()
                .flatMap(reply -> switch (reply) {
                    case Reply.Told told -> Stream.of(told.text());
                    case Reply.Refused refused -> Stream.of(refused.what());
                    default -> Stream.<String>of();
                })
                .toList();
    }

    @Test
    void withinTenMinutesWhoAddedACaseTakesItBack() {
        add();
        house.clock.advance(AnswerCase.UNDO);
        undo("U1");
        assertThat(theCase().state()).isEqualTo(CaseState.RETIRED);
        assertThat(theCase().retired().orElseThrow().reason()).isEqualTo("undone");
        assertThat(said()).singleElement().asString().startsWith("Undone: case");
        assertThat(incident().state()).isEqualTo(IncidentState.CLOSED);
        assertThat(incident().life().steps().getLast().why()).contains("undone");
    }

    @Test
    void laterTheButtonExplainsItself() {
        add();
        house.clock.advance(AnswerCase.UNDO.plus(Duration.ofMinutes(4)));
        undo("U1");
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
        assertThat(said())
                .singleElement()
                .asString()
                .contains("Undo works for 10 minutes", "14 minutes ago", "Nothing was changed", "retire");
    }

    @Test
    void nobodyElseTakesItBack() {
        add();
        undo("U2");
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
        assertThat(said()).singleElement().asString().contains("Only who added");
    }

    @Test
    void takingItBackTwiceIsNoMistake() {
        add();
        undo("U1");
        undo("U1");
        assertThat(said()).singleElement().asString().startsWith("Undone");
        assertThat(theCase().revision()).isEqualTo(2);
    }

    @Test
    void whatWasTakenBackIsThereAgainWhenItIsAddedAgain() {
        add();
        undo("U1");
        add();
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
        assertThat(theCase().retired()).isEmpty();
        assertThat(incident().state().over()).isFalse();
    }
}
