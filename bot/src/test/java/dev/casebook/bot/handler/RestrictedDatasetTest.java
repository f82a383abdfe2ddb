package dev.casebook.bot.handler;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import dev.casebook.casefile.CaseId;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dataset that {@code casebook.yaml} opens to some people is in no list of anybody else's. */
class RestrictedDatasetTest {
    private static final String MEMBER = "U0MEMBER";
    private static final String OTHER = "U0OTHER";
    private static final String TITLE = "Is Dr. Okafor free";

    private final Desk desk = new Desk(new AccessRules(
            Optional.of(Role.MAINTAINER), Map.of(), Set.of(), Set.of(), Map.of("clinic", Set.of(MEMBER, "S0CLINIC"))));

    @BeforeEach
    void aDatasetWithACaseAnIncidentAndARun() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        desk.cases.add(desk.samples.draft(), Optional.empty());
        desk.incidents.open(desk.samples.incident(true));
        desk.running(1);
    }

    private String home(String user) {
        deliver(new Address.Home(user), Subject.Kind.HOME);
        return requireNonNull(desk.chat.homes.get(user)).text();
    }

    private String whispered(String user, Subject.Kind kind) {
        deliver(new Address.Ephemeral("", "C1", user), kind);
        return desk.chat.whispers.getLast().text();
    }

    private void deliver(Address to, Subject.Kind kind) {
        desk.deliverReply.deliver("m-" + kind, new Reply.Refresh(to, new Subject(kind, "")));
    }

    @Test
    void theHomeTabShowsItToItsPeopleAlone() {
        assertThat(home(MEMBER)).contains("clinic").doesNotContain("Nothing is running.");
        assertThat(home(OTHER))
                .contains("Nothing is running.", "No draft waits.")
                .doesNotContain("clinic ·");
    }

    @Test
    void whoIsInAGroupIsLearnedWhenItMatters() {
        desk.chat.groups.put("S0CLINIC", Set.of("U0GROUPED"));
        assertThat(home("U0GROUPED")).doesNotContain("Nothing is running.");
        assertThat(home(OTHER)).contains("Nothing is running.");
        assertThat(desk.chat.calls.stream().filter("members S0CLINIC"::equals)).hasSize(1);
    }

    @Test
    void listsLeaveItOut() {
        assertThat(whispered(MEMBER, Subject.Kind.DATASETS)).contains("clinic");
        assertThat(whispered(OTHER, Subject.Kind.DATASETS)).contains("There are no datasets yet.");
        assertThat(whispered(MEMBER, Subject.Kind.INCIDENTS)).contains("Clinic agent: tool errors");
        assertThat(whispered(OTHER, Subject.Kind.INCIDENTS)).contains("No incident is open.");
        assertThat(whispered(MEMBER, Subject.Kind.STATUS)).contains("1 open incident · 1 case waits");
        assertThat(whispered(OTHER, Subject.Kind.STATUS)).contains("0 open incidents · 0 cases wait");
    }

    @Test
    void whatAWholeChannelReadsLeavesItOutWhoeverAsks() {
        deliver(new Address.InThread("C1", "1.1"), Subject.Kind.DATASETS);
        assertThat(desk.chat.texts()).singleElement().asString().doesNotContain("clinic");
    }

    @Test
    void aQuestionWhichOneIsMeantNamesOnlyWhatItsReaderMaySee() {
        for (Choice.Of of :
                List.of(Choice.Of.CASE, Choice.Of.DATASET, Choice.Of.INCIDENT, Choice.Of.RUNNING_EXPERIMENT)) {
            assertThat(choice(MEMBER, of)).as("%s", of).doesNotContain("There is no");
            assertThat(choice(OTHER, of)).as("%s", of).contains("There is no");
        }
    }

    private String choice(String user, Choice.Of of) {
        Reply reply = new Reply.Choose(new Address.Ephemeral("", "C1", user), new Choice("show", "", of));
        desk.deliverReply.deliver("m-" + of, reply);
        return desk.chat.whispers.getLast().text();
    }

    @Test
    void aPastedLinkSaysNothingOfIt() {
        String url = "https://grafana.example/t";
        String trace = "tempo:1";
        assertThat(desk.samples.draft().id()).isEqualTo(CaseId.of("clinic", TraceRef.parse(trace)));
        desk.deliverReply.deliver(
                "m-1",
                new Reply.PreviewLinks(
                        new Address.InThread("C1", "1.1"),
                        new LinkPreview("u1", "composer", List.of(new LinkPreview.Link(url, trace)))));
        assertThat(requireNonNull(desk.chat.unfurls.get(url)).text())
                .doesNotContain(TITLE)
                .contains("is not in Casebook yet");
    }
}
