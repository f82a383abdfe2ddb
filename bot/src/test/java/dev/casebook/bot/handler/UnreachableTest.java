package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.expert.HandOff;
import dev.casebook.expert.HandOver;
import dev.casebook.incident.Incident;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message that cannot be shown where it belongs: whoever asked hears of it, and what to do. */
class UnreachableTest {
    private static final String NOT_IN_CHANNEL = "Casebook is not in the channel. Invite it there: /invite @casebook.";

    private final Desk desk = new Desk();

    private void refused(Reply reply, String why) {
        desk.chat.failBefore(new CasebookException.Permanent(why));
        assertThatThrownBy(() -> desk.deliverReply.deliver("m-0", reply))
                .isInstanceOf(CasebookException.Permanent.class);
    }

    private HandOff asked() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        desk.cases.add(desk.samples.draft(), Optional.empty());
        return new HandOver(desk.cases, desk.parts.handOffs(), desk.parts.clock())
                .ask(desk.samples.draft().id().display(), "U0EXPERT", "U0DAVE")
                .asked();
    }

    private static Reply message(HandOff handOff, String user, String purpose) {
        return new Reply.Refresh(
                new Address.Direct(user), new Subject(Subject.Kind.HAND_OFF, handOff.id() + "/" + purpose));
    }

    @Test
    void whoHandedACaseOverHearsThatTheQuestionDidNotArrive() {
        HandOff handOff = asked();
        refused(message(handOff, "U0EXPERT", "form"), "Slack knows no such person. Name somebody else.");
        assertThat(desk.chat.calls).containsExactly("post U0DAVE");
        assertThat(desk.chat.texts())
                .singleElement()
                .asString()
                .contains(
                        "did not reach the person",
                        "answer " + handOff.caseId() + " @person",
                        "Slack knows no such person.");
    }

    @Test
    void whoCannotBeWrittenToThemselvesIsNotWrittenTo() {
        refused(message(asked(), "U0DAVE", "outcome"), "Slack knows no such person. Name somebody else.");
        assertThat(desk.chat.calls).isEmpty();
    }

    @Test
    void whoReportedAnIncidentHearsThatItsChannelCannotBeReached() {
        desk.cases.ensureDataset("clinic", "clinic-scheduler");
        desk.cases.add(desk.samples.draft(), Optional.empty());
        Incident incident = desk.incidents.open(
                desk.samples.incident(true).withCase(desk.samples.draft().id()));
        Reply shown =
                new Reply.Refresh(new Address.ChannelMessage("C1"), new Subject(Subject.Kind.INCIDENT, incident.id()));
        refused(shown, NOT_IN_CHANNEL);
        refused(shown, NOT_IN_CHANNEL);
        String by = desk.samples.draft().origin().addedBy();
        assertThat(desk.chat.calls).as("once, however often it is refreshed").containsExactly("post " + by);
        assertThat(desk.chat.texts()).singleElement().asString().contains(incident.id(), "/invite @casebook");
    }

    @Test
    void anAnswerForOnePersonAloneThatTheChannelDoesNotTakeComesDirectly() {
        refused(
                new Reply.Refused(
                        new Address.Ephemeral("", "C9", "U0DAVE"), "There is no case 7KQ2M9XA.", "", "", "7f3a"),
                NOT_IN_CHANNEL);
        assertThat(desk.chat.calls).containsExactly("post U0DAVE");
        assertThat(desk.chat.texts())
                .singleElement()
                .asString()
                .contains("There is no case 7KQ2M9XA.", "/invite @casebook");
    }

    @Test
    void whatNobodyAskedForTellsNobody() {
        refused(new Reply.Told(new Address.ChannelMessage("C1"), "The budget is used up."), NOT_IN_CHANNEL);
        assertThat(desk.chat.calls).isEmpty();
    }
}
