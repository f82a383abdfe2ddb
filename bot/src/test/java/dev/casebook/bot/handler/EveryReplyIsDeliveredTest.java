package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.casefile.family.Family;
import dev.casebook.incident.Incident;
import dev.casebook.trace.find.Found;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of reply ends in what Slack is told; a kind that is not tried here fails the build. */
class EveryReplyIsDeliveredTest {
    private static final Address ALONE = new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1");
    private static final String URL = "https://grafana.example/t";

    private final Desk desk = new Desk();
    private Incident incident = desk.samples.incident(true);

    @BeforeEach
    void anIncidentWithItsCase() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        desk.cases.add(desk.samples.draft(), Optional.empty());
        incident = desk.incidents.open(incident.withCase(desk.samples.draft().id()));
    }

    private Map<Reply, String> replies() {
        String trace = "tempo:1";
        Family family = new Family("clinic", "7KQ2M9XA", 2, desk.now(), desk.now(), Optional.empty());
        Map<Reply, String> replies = new LinkedHashMap<>();
        replies.put(
                new Reply.Refresh(new Address.ChannelMessage("C1"), new Subject(Subject.Kind.INCIDENT, incident.id())),
                "post C1");
        replies.put(new Reply.Refresh(new Address.Home("U1"), new Subject(Subject.Kind.HOME, "U1")), "home U1");
        replies.put(new Reply.Told(ALONE, "Done."), "whisper U1");
        replies.put(new Reply.Refused(ALONE, "No.", "", "", "7f3a"), "whisper U1");
        replies.put(
                new Reply.Counted(ALONE, "7KQ2M9XA", family, new Choice("add", trace, Choice.Of.FORM)), "whisper U1");
        replies.put(new Reply.Found(ALONE, new Found(List.of(), 0, List.of(), false)), "whisper U1");
        replies.put(new Reply.Choose(ALONE, new Choice("show", "", Choice.Of.CASE)), "whisper U1");
        replies.put(
                new Reply.PreviewLinks(
                        new Address.InThread("C1", "1.1"),
                        new LinkPreview("u1", "composer", List.of(new LinkPreview.Link(URL, trace)))),
                "unfurl u1 composer");
        replies.put(new Reply.FollowReaction(ALONE, "C1", "1000.000001"), "whisper U1");
        replies.put(new Reply.LearnGroups(ALONE, Set.of("S0ONCALL")), "members S0ONCALL");
        return replies;
    }

    @Test
    void eachIsToldToSlackInOneCall() {
        replies().forEach((reply, call) -> {
            desk.chat.calls.clear();
            desk.deliverReply.deliver("m-" + reply.getClass().getSimpleName() + call, reply);
            assertThat(desk.chat.calls).as("%s", reply).containsExactly(call);
        });
    }

    @Test
    void theTableHasEveryKindOfReply() {
        assertThat(replies().keySet().stream().map(Reply::getClass).distinct().<Class<?>>map(kind -> kind))
                .containsExactlyInAnyOrder(Reply.class.getPermittedSubclasses());
    }

    @Test
    void aPastedLinkToATraceThatIsACaseNamesTheCase() {
        deliver(Reply.PreviewLinks.class);
        assertThat(desk.chat.unfurls)
                .hasEntrySatisfying(
                        URL,
                        shown -> assertThat(shown.text())
                                .contains("Case " + desk.samples.draft().id().display()));
    }

    @Test
    void aReactionOnAnIncidentsMessageShowsItsCaseAndOneOnAnythingElseNothing() {
        deliver(Reply.Refresh.class);
        deliver(Reply.FollowReaction.class);
        assertThat(desk.chat.whispers)
                .singleElement()
                .satisfies(shown -> assertThat(shown.text())
                        .contains("Draft: it is run once somebody has written the right answer."));
        desk.deliverReply.deliver("m-9", new Reply.FollowReaction(ALONE, "C1", "999.000009"));
        assertThat(desk.chat.whispers).hasSize(1);
    }

    @Test
    void whoIsInAGroupIsKept() {
        desk.chat.groups.put("S0ONCALL", Set.of("U1", "U2"));
        deliver(Reply.LearnGroups.class);
        assertThat(desk.parts.groups().members("S0ONCALL")).contains(Set.of("U1", "U2"));
    }

    private void deliver(Class<? extends Reply> kind) {
        replies().keySet().stream()
                .filter(kind::isInstance)
                .findFirst()
                .ifPresent(reply -> desk.deliverReply.deliver("m-" + kind.getSimpleName(), reply));
    }
}
