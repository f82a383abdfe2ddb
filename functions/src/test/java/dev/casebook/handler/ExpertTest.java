package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseHistory;
import dev.casebook.casefile.CaseState;
import dev.casebook.expert.HandOff;
import dev.casebook.incident.IncidentState;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case is handed to somebody who knows; what they say, or that they say nothing, comes back. */
class ExpertTest {
    private static final String DAVE = "U0DAVE";
    private static final String MARIA = "U0MARIA";
    private static final String LI = "U0LI";

    /** Dave may report; maria and li are guests: they may not even look, and only channel C1 takes changes. */
    private final FunctionsHouse house = new FunctionsHouse(
            false,
            new AccessRules(
                    Optional.empty(),
                    Map.of(Role.MAINTAINER, Set.of(DAVE)),
                    Set.of(),
                    Set.of("C1"),
                    Map.of("clinic", Set.of(DAVE))));

    private int pings;
    private String id = "";

    @BeforeEach
    void aDraft() {
        house.deliver(new Job.AddCase(
                ping(DAVE),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        house.settle();
        id = theCase().id().display();
        house.queues.takeReplies();
    }

    private Ping ping(String user) {
        pings++;
        Address where = user.equals(DAVE) ? new Address.Ephemeral("", "C1", user) : new Address.Direct(user);
        return new Ping(
                "p" + pings, user, where, house.clock.instant(), Optional.of(new Ping.Person("T1", Optional.empty())));
    }

    private Case theCase() {
        return house.wiring.cases().cases("clinic").getFirst();
    }

    private HandOff handOff(int number) {
        return house.wiring.handOffs().find(id + "/" + number).orElseThrow();
    }

    private Job.AnswerCase answer(String by) {
        return new Job.AnswerCase(ping(by), id, "15:00 is already taken.", List.of(), List.of("taken"), List.of());
    }

    private void ask(String expert) {
        house.deliver(new Job.HandOver(ping(DAVE), id, expert));
    }

    private List<Reply> replies() {
        return house.queues.takeReplies();
    }

    private static Reply direct(String user, String subject) {
        return new Reply.Refresh(new Address.Direct(user), new Subject(Subject.Kind.HAND_OFF, subject));
    }

    private static List<String> refusals(List<Reply> replies) {
        return replies.stream()
                .filter(Reply.Refused.class::isInstance)
                .map(reply -> ((Reply.Refused) reply).what())
                .toList();
    }

    @Test
    void theExpertIsAskedInADirectMessageAndTheIncidentSaysSo() {
        ask(MARIA);
        assertThat(handOff(1))
                .isEqualTo(new HandOff(
                        id,
                        1,
                        MARIA,
                        DAVE,
                        Optional.empty(),
                        house.clock.instant(),
                        HandOff.State.OPEN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(replies())
                .contains(direct(MARIA, id + "/1/form"))
                .anyMatch(reply -> reply instanceof Reply.Refresh refresh
                        && refresh.subject().kind() == Subject.Kind.INCIDENT);
    }

    @Test
    void askingTheSamePersonAgainAsksOnce() {
        ask(MARIA);
        ask(MARIA);
        assertThat(house.wiring.handOffs().of(id)).hasSize(1);
    }

    @Test
    void aGuestMayAnswerTheCaseThatWasHandedToThemAndNothingElse() {
        house.deliver(answer(MARIA));
        assertThat(refusals(replies())).singleElement().asString().contains("Nothing was changed");
        assertThat(theCase().reference()).isEmpty();

        ask(MARIA);
        house.deliver(new Job.Show(ping(MARIA), new Subject(Subject.Kind.CASE, id)));
        house.deliver(new Job.RetireCase(ping(MARIA), id, "no"));
        assertThat(refusals(replies())).hasSize(2);
        house.deliver(answer(LI));
        assertThat(refusals(replies())).as("somebody who was not asked").hasSize(1);

        house.deliver(answer(MARIA));
        assertThat(theCase().state()).isEqualTo(CaseState.ACTIVE);
        assertThat(theCase().reference().orElseThrow().author()).isEqualTo(MARIA);
        assertThat(handOff(1).state()).isEqualTo(HandOff.State.ANSWERED);
        assertThat(replies()).contains(direct(MARIA, id + "/1/form"), direct(DAVE, id + "/1/outcome"));

        house.deliver(answer(MARIA));
        assertThat(refusals(replies()))
                .as("the grant ends with the hand-off")
                .singleElement()
                .asString()
                .contains("You were asked about case " + id, "that is over");
    }

    @Test
    void theAgentWasRightRetiresTheCaseWithTheReasonAndWhoSaidSo() {
        ask(MARIA);
        Job.ExpertSays says = new Job.ExpertSays(
                ping(MARIA), id + "/1", Job.ExpertSays.Said.AGENT_WAS_RIGHT, Optional.of("15:00 was free then"));
        house.deliver(says);
        assertThat(theCase().state()).isEqualTo(CaseState.RETIRED);
        assertThat(theCase().retired().orElseThrow().by()).isEqualTo(MARIA);
        assertThat(theCase().retired().orElseThrow().reason()).isEqualTo("the agent was right: 15:00 was free then");
        assertThat(handOff(1).state()).isEqualTo(HandOff.State.AGENT_WAS_RIGHT);
        assertThat(replies()).contains(direct(DAVE, id + "/1/outcome"));
        assertThat(theCase()
                        .incident()
                        .flatMap(house.wiring.incidents()::find)
                        .orElseThrow()
                        .state())
                .isEqualTo(IncidentState.NOT_A_DEFECT);
    }

    @Test
    void whoCannotTellLeavesTheCaseAsItIsAndTheAskerHearsIt() {
        ask(MARIA);
        house.deliver(new Job.ExpertSays(ping(MARIA), id + "/1", Job.ExpertSays.Said.CANNOT_TELL, Optional.empty()));
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
        assertThat(handOff(1).state()).isEqualTo(HandOff.State.CANNOT_TELL);
        assertThat(replies()).contains(direct(DAVE, id + "/1/outcome"));
        house.deliver(
                new Job.ExpertSays(ping(MARIA), id + "/1", Job.ExpertSays.Said.AGENT_WAS_RIGHT, Optional.empty()));
        assertThat(refusals(replies())).singleElement().asString().contains("was given back already");
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
    }

    @Test
    void whoeverIsNamedInsteadMayAnswerAndTheFirstMayNot() {
        ask(MARIA);
        replies();
        house.deliver(new Job.PassOn(ping(MARIA), id + "/1", LI));
        assertThat(handOff(1).state()).isEqualTo(HandOff.State.PASSED_ON);
        assertThat(handOff(2).expert()).isEqualTo(LI);
        assertThat(handOff(2).passedOnBy()).contains(MARIA);
        assertThat(handOff(2).askedBy()).as("who hears of it").isEqualTo(DAVE);
        assertThat(replies())
                .contains(direct(LI, id + "/2/form"), direct(MARIA, id + "/1/form"), direct(DAVE, id + "/1/outcome"));
        house.deliver(answer(MARIA));
        assertThat(refusals(replies())).hasSize(1);
        house.deliver(answer(LI));
        assertThat(theCase().reference().orElseThrow().author()).isEqualTo(LI);
    }

    @Test
    void anotherAnswerOrAnotherQuestionTakesTheFirstOneBack() {
        ask(MARIA);
        ask(LI);
        assertThat(handOff(1).state()).isEqualTo(HandOff.State.OVERTAKEN);
        assertThat(handOff(2).state()).isEqualTo(HandOff.State.OPEN);
        house.deliver(answer(DAVE));
        assertThat(handOff(2).state()).isEqualTo(HandOff.State.OVERTAKEN);
        assertThat(replies()).contains(direct(MARIA, id + "/1/form"), direct(LI, id + "/2/form"));
    }

    @Test
    void onlyWhoWasAskedMaySayThatTheAgentWasRight() {
        ask(MARIA);
        house.deliver(
                new Job.ExpertSays(ping(LI), id + "/1", Job.ExpertSays.Said.AGENT_WAS_RIGHT, Optional.of("mine")));
        house.deliver(new Job.PassOn(ping(LI), id + "/1", "U0EVE"));
        assertThat(refusals(replies())).hasSize(2).allMatch(sentence -> sentence.contains("Somebody else was asked"));
        assertThat(theCase().state()).isEqualTo(CaseState.DRAFT);
    }

    @Test
    void aCaseThatIsRetiredOrUnknownIsHandedToNobody() {
        ask("not a person");
        house.deliver(new Job.HandOver(ping(DAVE), "00000000", MARIA));
        house.deliver(new Job.RetireCase(ping(DAVE), id, "old"));
        ask(MARIA);
        assertThat(refusals(replies())).hasSize(3).allMatch(sentence -> sentence.contains("Nobody was asked."));
        assertThat(house.wiring.handOffs().of(id)).isEmpty();
    }

    @Test
    void afterADayTheExpertIsRemindedOnceAndTheAskerIsTold() {
        ScheduleFunction tick = new ScheduleFunction(house.wiring);
        ask(MARIA);
        replies();
        house.clock.advance(HandOff.PATIENCE.minus(Duration.ofSeconds(1)));
        tick.handleRequest(new ScheduledEvent(), new FiveMinutes());
        assertThat(replies()).isEmpty();
        house.clock.advance(Duration.ofSeconds(1));
        tick.handleRequest(new ScheduledEvent(), new FiveMinutes());
        assertThat(replies()).containsExactly(direct(MARIA, id + "/1/reminder"), direct(DAVE, id + "/1/silence"));
        house.clock.advance(Duration.ofDays(3));
        tick.handleRequest(new ScheduledEvent(), new FiveMinutes());
        assertThat(replies()).isEmpty();
    }

    @Test
    void whoHasAnsweredIsNotReminded() {
        ask(MARIA);
        house.deliver(answer(MARIA));
        replies();
        house.clock.advance(Duration.ofDays(2));
        new ScheduleFunction(house.wiring).handleRequest(new ScheduledEvent(), new FiveMinutes());
        assertThat(replies()).isEmpty();
        assertThat(house.wiring.handOffs().open()).isEmpty();
    }

    @Test
    void theSameAnswerSentTwiceIsOneRevision() {
        ask(MARIA);
        house.deliver(answer(DAVE));
        int revision = theCase().revision();
        house.deliver(answer(DAVE));
        assertThat(theCase().revision()).isEqualTo(revision);
    }

    @Test
    void theCaseKeepsWhoWroteItAndEveryChange() {
        ask(MARIA);
        house.deliver(answer(MARIA));
        house.clock.advance(Duration.ofMinutes(5));
        house.deliver(new Job.AnswerCase(
                ping(DAVE), id, "15:00 is taken; 15:30 is free.", List.of(), List.of("taken"), List.of("booked")));
        house.deliver(new Job.RetireCase(ping(DAVE), id, "the clinic closed"));
        house.deliver(new Job.RestoreCase(ping(DAVE), id));
        List<CaseHistory.Entry> history = CaseHistory.of(house.wiring.cases().revisions(theCase(), 10));
        assertThat(history.stream().map(entry -> entry.by() + " " + entry.what()))
                .containsExactly(
                        DAVE + " added it",
                        MARIA + " wrote the right answer “15:00 is already taken.”",
                        DAVE + " changed the right answer from “15:00 is already taken.” to “15:00 is taken; 15:30 is"
                                + " free.”; what must not be said from nothing to “booked”",
                        DAVE + " retired it: “the clinic closed”",
                        DAVE + " put it back");
        assertThat(history.get(2).at()).isEqualTo(house.clock.instant());
        assertThat(house.wiring.cases().revisions(theCase(), 2)).hasSize(2);
    }
}
