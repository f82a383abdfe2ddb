package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import dev.casebook.audit.Deed;
import dev.casebook.evaluation.Experiment;
import dev.casebook.store.ItemConfigurationMark;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever people do to what is kept leaves an entry with their name, and no word of what they wrote. */
class AuditTest {
    private final FunctionsHouse house = new FunctionsHouse(
            false,
            new AccessRules(
                    Optional.of(Role.VIEWER), Map.of(Role.MAINTAINER, Set.of("U1")), Set.of(), Set.of(), Map.of()));

    private Ping ping(String id, String user) {
        return new Ping(
                id,
                user,
                new Address.InThread("C1", "1.000001"),
                house.clock.instant(),
                Optional.of(new Ping.Person("T1", Optional.empty())));
    }

    private List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        house.wiring.audit().each(today, today, deeds::add);
        return deeds;
    }

    @Test
    void eachDeedIsKeptWithWhoDidItAndWhatItWasDoneTo() {
        house.deliver(new Job.AddCase(
                ping("p1", "U1"),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        house.settle();
        String id = house.wiring.cases().cases("clinic").getFirst().id().display();
        house.deliver(
                new Job.AnswerCase(ping("p2", "U1"), id, "15:00 is taken", List.of(), List.of("taken"), List.of()));
        house.deliver(evaluation("p3", "buggy"));
        house.settle();
        house.deliver(new Job.SetBaseline(ping("p4", "U1"), "clinic", Optional.of("buggy"), "because it is good"));
        house.deliver(new Job.RetireCase(ping("p5", "U1"), id, "a secret reason"));
        house.deliver(new Job.RestoreCase(ping("p6", "U1"), id));
        house.deliver(evaluation("p7", "fixed"));
        Experiment run = house.wiring.experiments().unfinished().getFirst();
        house.deliver(new Job.Cancel(ping("p8", "U1"), run.id()));
        house.deliver(new Job.RetireCase(ping("p9", "U2"), id, "not mine to retire"));

        assertThat(deeds())
                .extracting(deed -> deed.by().who() + " " + deed.what() + " " + deed.on() + " "
                        + deed.by().request().orElse("-"))
                .containsExactlyInAnyOrder(
                        "U1 CASE_ADDED clinic/" + id + " p1",
                        "U1 CASE_ANSWERED clinic/" + id + " p2",
                        "casebook BASELINE_SET clinic -",
                        "U1 BASELINE_SET clinic p4",
                        "U1 CASE_RETIRED clinic/" + id + " p5",
                        "U1 CASE_RESTORED clinic/" + id + " p6",
                        "U1 RUN_CANCELLED " + run.id() + " p8",
                        "U2 ACCESS_REFUSED RetireCase p9");
        assertThat(deeds().toString()).doesNotContain("15:00", "taken", "secret", "good", "mine");
    }

    @Test
    void whatIsDecidedAboutAnIncidentAndWhoIsAskedAboutACaseAreDeeds() {
        house.deliver(new Job.AddCase(
                ping("p1", "U1"),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        house.settle();
        String id = house.wiring.cases().cases("clinic").getFirst().id().display();
        String incident = house.wiring.incidents().open(1).getFirst().id();
        Job.DecideIncident close =
                new Job.DecideIncident(ping("p2", "U1"), incident, Job.DecideIncident.What.CLOSE, "Jane Roe was wrong");
        house.deliver(close);
        house.deliver(close);
        house.deliver(new Job.HandOver(ping("p3", "U1"), id, "U0MARIA"));
        house.deliver(new Job.PassOn(ping("p4", "U0MARIA"), id + "/1", "U0LI"));
        house.deliver(
                new Job.ExpertSays(ping("p5", "U0LI"), id + "/2", Job.ExpertSays.Said.CANNOT_TELL, Optional.empty()));
        assertThat(deeds())
                .extracting(
                        deed -> deed.what().words() + " " + deed.by().who() + " " + deed.on() + " " + deed.details())
                .contains(
                        "incident decided U1 " + incident + " {what=close}",
                        "case handed over U1 " + id + "/1 {after=U0MARIA}",
                        "case handed over U0MARIA " + id + "/2 {after=U0LI}",
                        "question ended U0LI " + id + "/2 {after=cannot tell}")
                .doesNotHaveDuplicates()
                .noneMatch(deed -> deed.contains("Jane"));
    }

    @Test
    void whatIsRefusedByTheStoreLeavesNoEntry() {
        house.deliver(new Job.RestoreCase(ping("p1", "U1"), "7KQ2M9XA"));
        house.deliver(new Job.Cancel(ping("p2", "U1"), "EXP-7KQ2M9XA"));
        assertThat(deeds()).isEmpty();
    }

    private Job.Evaluate evaluation(String id, String version) {
        return new Job.Evaluate(
                ping(id, "U1"),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void anotherConfigurationIsNotedOnceWithTheOneBefore() {
        ItemConfigurationMark mark = new ItemConfigurationMark(house.table, house.blobs, house.clock);
        mark.note("aaaa");
        mark.note("aaaa");
        house.clock.advance(Duration.ofMinutes(5));
        mark.note("bbbb");
        assertThat(deeds())
                .extracting(deed -> deed.what() + " " + deed.details())
                .containsExactly("CONFIGURED {after=aaaa}", "CONFIGURED {after=bbbb, before=aaaa}");
    }
}
