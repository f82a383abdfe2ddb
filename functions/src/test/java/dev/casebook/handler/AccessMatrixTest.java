package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import dev.casebook.store.Inbox;
import dev.casebook.store.ItemGroups;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what, cell by cell, through the function that does it. */
class AccessMatrixTest {
    private static final String NOBODY = "U0NOBODY";
    private static final Map<Role, String> PEOPLE =
            Map.of(Role.VIEWER, "U0VIEWER", Role.REPORTER, "U0REPORTER", Role.MAINTAINER, "U0MAINTAINER");

    private final FunctionsHouse house = new FunctionsHouse(false, rules(Optional.empty()));

    private static AccessRules rules(Optional<Role> everyone) {
        return new AccessRules(
                everyone,
                Map.of(
                        Role.VIEWER, Set.of("U0VIEWER"),
                        Role.REPORTER, Set.of("U0REPORTER", "S0REPORTERS"),
                        Role.MAINTAINER, Set.of("U0MAINTAINER")),
                Set.of("T1"),
                Set.of("C1"),
                Map.of("payroll", Set.of("U0VIEWER")));
    }

    /** The table: every verb and the least role that may. */
    private static List<Map.Entry<Job.Desk, Role>> table(Ping ping) {
        return List.of(
                Map.entry(new Job.Show(ping, new Subject(Subject.Kind.STATUS, "")), Role.VIEWER),
                Map.entry(new Job.Tell(ping, "help"), Role.VIEWER),
                Map.entry(new Job.Choose(ping, new Choice("show", "", Choice.Of.CASE)), Role.VIEWER),
                Map.entry(new Job.PreviewLinks(ping, new LinkPreview("u", "composer", List.of())), Role.VIEWER),
                Map.entry(new Job.FollowReaction(ping, "C1", "1.2"), Role.VIEWER),
                Map.entry(
                        new Job.AddCase(
                                ping,
                                FunctionsHouse.FAILURE.toString(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Role.REPORTER),
                Map.entry(new Job.AnswerCase(ping, "7KQ2M9XA", "yes", List.of(), List.of(), List.of()), Role.REPORTER),
                Map.entry(new Job.HandOver(ping, "7KQ2M9XA", "U0EXPERT"), Role.REPORTER),
                Map.entry(new Job.UndoAdd(ping, "7KQ2M9XA"), Role.REPORTER),
                Map.entry(new Job.Find(ping, "sealed", false), Role.REPORTER),
                Map.entry(new Job.Reproduce(ping, "7KQ2M9XA", Optional.empty(), 1), Role.REPORTER),
                Map.entry(evaluate(ping, "clinic"), Role.REPORTER),
                Map.entry(new Job.Cancel(ping, "EXP-7KQ2M9XA"), Role.REPORTER),
                Map.entry(
                        new Job.DecideIncident(ping, "INC-7KQ2M9XA", Job.DecideIncident.What.CLOSE, "done"),
                        Role.REPORTER),
                Map.entry(new Job.RetireCase(ping, "7KQ2M9XA", "old"), Role.MAINTAINER),
                Map.entry(new Job.RestoreCase(ping, "7KQ2M9XA"), Role.MAINTAINER),
                Map.entry(
                        new Job.DecidePruning(ping, "clinic/2026-04-01T07:00:00Z", "7KQ2M9XA", true), Role.MAINTAINER),
                Map.entry(new Job.StopPaidWork(ping, "too dear"), Role.MAINTAINER),
                Map.entry(new Job.ResumePaidWork(ping), Role.MAINTAINER),
                Map.entry(new Job.SetBaseline(ping, "clinic", Optional.of("fixed"), "released"), Role.MAINTAINER));
    }

    private static Job.Evaluate evaluate(Ping ping, String dataset) {
        return new Job.Evaluate(
                ping,
                dataset,
                new Job.Evaluate.Options(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        List<@Nullable Role> roles = new ArrayList<>(Arrays.asList(Role.values()));
        roles.add(null);
        for (Role role : roles) {
            for (Map.Entry<Job.Desk, Role> row : table(ping(user(role), "p1", "C1", "T1"))) {
                boolean may = role != null && role.covers(row.getValue());
                cells.add(Arguments.of(
                        String.valueOf(role), row.getKey().getClass().getSimpleName(), row.getKey(), may));
            }
        }
        return cells.stream();
    }

    private static String user(@Nullable Role role) {
        return role == null ? NOBODY : String.valueOf(PEOPLE.get(role));
    }

    private static Ping ping(String user, String id, String channel, String team) {
        return new Ping(
                id,
                user,
                new Address.InThread(channel, "1.000001"),
                java.time.Instant.parse("2026-03-04T09:42:00Z"),
                Optional.of(new Ping.Person(team, Optional.empty())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cells")
    void eachRoleMayWhatTheTableSays(String role, String verb, Job.Desk job, boolean may) {
        groupIsEmpty();
        house.deliver(job);
        List<String> refusals = refusals();
        if (may) {
            assertThat(refusals).noneMatch(sentence -> sentence.contains("This takes the role"));
        } else {
            assertThat(refusals).singleElement().asString().contains("This takes the role", "Nothing was changed.");
            assertThat(house.queues.takeJobs()).isEmpty();
        }
    }

    @Test
    void theTableHasEveryVerbThatAPersonCanAskFor() {
        List<Class<?>> rows = new ArrayList<>();
        table(ping(NOBODY, "p", "C1", "T1"))
                .forEach(row -> rows.add(row.getKey().getClass()));
        List<Class<?>> all = new ArrayList<>(Arrays.asList(Job.Desk.class.getPermittedSubclasses()));
        all.removeAll(List.of(
                Job.ExpertSays.class, // decided by the hand-off: ExpertTest
                Job.PassOn.class,
                Job.HandleAlert.class,
                Job.LocateTrace.class,
                Job.Harvest.class,
                Job.Night.class,
                Job.ProposePruning.class,
                Job.PushCases.class));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aRefusalIsSeenByThePersonAlone() {
        groupIsEmpty();
        house.deliver(evaluate(ping(NOBODY, "p1", "C1", "T1"), "clinic"));
        assertThat(house.queues.takeReplies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.to())
                        .isEqualTo(new Address.Ephemeral("", "C1", NOBODY, Optional.of("1.000001"))));
        assertThat(new Inbox(house.table, house.blobs, house.clock).outcome("p1"))
                .isPresent();
    }

    @Test
    void anotherWorkspaceAnotherChannelAndARestrictedDatasetAreClosed() {
        house.deliver(evaluate(ping("U0MAINTAINER", "p1", "C1", "T2"), "clinic"));
        house.deliver(evaluate(ping("U0MAINTAINER", "p2", "C2", "T1"), "clinic"));
        house.deliver(evaluate(ping("U0MAINTAINER", "p3", "C1", "T1"), "payroll"));
        house.deliver(new Job.Show(ping("U0REPORTER", "p4", "C1", "T1"), new Subject(Subject.Kind.DATASET, "payroll")));
        house.deliver(new Job.Show(ping("U0REPORTER", "p6", "C1", "T1"), new Subject(Subject.Kind.EXPORT, "payroll")));
        assertThat(refusals())
                .satisfiesExactly(
                        team -> assertThat(team).contains("your workspace"),
                        channel -> assertThat(channel).contains("not taken here"),
                        dataset -> assertThat(dataset).contains("payroll", "named people"),
                        shown -> assertThat(shown).contains("payroll", "named people"),
                        exported -> assertThat(exported).contains("payroll", "named people"));
        house.deliver(new Job.Show(ping("U0VIEWER", "p5", "C1", "T1"), new Subject(Subject.Kind.DATASET, "payroll")));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aGroupIsAskedForAndTheJobWaitsForIt() {
        Job.Evaluate job = evaluate(ping("U0GUEST", "p1", "C1", "T1"), "clinic");
        house.deliver(job);
        assertThat(house.queues.takeReplies())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.LearnGroups.class,
                        learn -> assertThat(learn.groups()).containsExactly("S0REPORTERS"));
        assertThat(house.queues.takeJobs()).containsExactly(job);

        ItemGroups groups = new ItemGroups(house.table, house.blobs, house.clock);
        groups.keep("S0REPORTERS", Set.of("U0GUEST"));
        house.deliver(job);
        assertThat(refusals()).noneMatch(sentence -> sentence.contains("This takes the role"));

        house.clock.advance(ItemGroups.FRESH);
        assertThat(groups.members("S0REPORTERS")).as("too old to count").isEmpty();
    }

    @Test
    void whenTheGroupStaysUnknownTheDoorStaysClosed() {
        house.clock.advance(Duration.ofSeconds(31));
        house.deliver(evaluate(ping("U0GUEST", "p1", "C1", "T1"), "clinic"));
        assertThat(refusals()).singleElement().asString().contains("usergroups:read");
    }

    @Test
    void withoutRulesEverybodyMayDoEverything() {
        FunctionsHouse open = new FunctionsHouse();
        table(ping(NOBODY, "p1", "C7", "T9")).stream()
                .map(row -> Rights.needed(row.getKey()).orElseThrow())
                .forEach(role -> assertThat(Role.MAINTAINER.covers(role)).isTrue());
        open.deliver(new Job.Show(ping(NOBODY, "p1", "C7", "T9"), new Subject(Subject.Kind.STATUS, "")));
        assertThat(open.queues.takeReplies()).singleElement().isInstanceOf(Reply.Refresh.class);
    }

    private void groupIsEmpty() {
        new ItemGroups(house.table, house.blobs, house.clock).keep("S0REPORTERS", Set.of());
    }

    private List<String> refusals() {
        return house.queues.takeReplies().stream()
                .filter(Reply.Refused.class::isInstance)
                .map(reply -> ((Reply.Refused) reply).what())
                .toList();
    }
}
