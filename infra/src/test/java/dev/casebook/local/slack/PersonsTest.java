package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.User;
import dev.casebook.local.slack.ScriptedBot.Received;
import dev.casebook.local.slack.ScriptedBot.Reply;
import dev.casebook.local.slack.content.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three persons share the workspace, and each sees only what is theirs. */
final class PersonsTest {

    private static final String SAM = "U0LOCALYOU";
    private static final String IMANI = "U0CLINICIAN";
    private static final String ROBIN = "U0MAINTAIN";
    private static final String MODAL = "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"Answer\"},"
            + "\"notify_on_close\":true,\"blocks\":[{\"type\":\"divider\"}]}";
    private static final String HOME =
            "{\"type\":\"home\",\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"For Robin\"}}]}";

    @TempDir
    Path folder;

    RunningSlack slack;
    MethodsClient api;

    @BeforeEach
    void start() throws Exception {
        slack = new RunningSlack(folder, new MovableClock());
        api = slack.methods();
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private static ObjectNode line(String channel, String text) {
        return Json.object().put("channel", channel).put("text", text);
    }

    private List<String> texts(String person) {
        return slack.shownTo(person).stream()
                .map(shown -> shown.at("/message/text").asText())
                .toList();
    }

    @Test
    void aCommandCarriesWhoTypedItAndOnlyTheySeeTheAnswer() throws Exception {
        slack.bot.answer("/slack/commands", r -> Reply.json("{\"text\":\"just for you\"}"));
        slack.actAs(ROBIN, "send", line("C0INCIDENTS", "/casebook list"));
        Received request = slack.bot.next();
        assertThat(request.field("user_id")).isEqualTo(ROBIN);
        assertThat(request.field("user_name")).isEqualTo("robin");
        assertThat(texts(ROBIN)).containsExactly("just for you");
        assertThat(texts(SAM)).isEmpty();
    }

    @Test
    void anEphemeralMessageIsForOnePersonAndNobodyElseCanPressItsButtons() throws Exception {
        String ts = api.chatPostEphemeral(
                        r -> r.channel("C0INCIDENTS").user(IMANI).text("psst"))
                .getMessageTs();
        assertThat(texts(IMANI)).containsExactly("psst");
        assertThat(texts(SAM)).isEmpty();
        ObjectNode press = Json.object()
                .put("channel", "C0INCIDENTS")
                .put("ts", ts)
                .put("block_id", "b")
                .put("action_id", "a");
        assertThat(slack.actAs(SAM, "press", press).path("error").asText()).isEqualTo("message_not_found");
        assertThat(api.chatPostEphemeral(
                                r -> r.channel("D0LOCALYOU").user(IMANI).text("psst"))
                        .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void directMessagesAreBetweenTheBotAndOnePerson() throws Exception {
        String direct = api.conversationsOpen(r -> r.users(List.of(IMANI)).returnIm(true))
                .getChannel()
                .getId();
        api.chatPostMessage(r -> r.channel(direct).text("Can you say what is right?"));
        assertThat(texts(IMANI)).containsExactly("Can you say what is right?");
        assertThat(texts(SAM)).isEmpty();
        slack.actAs(IMANI, "send", line(direct, "yes, <b> & more"));
        ObjectNode event = (ObjectNode) slack.bot.next().json().path("event");
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("channel_type").asText()).isEqualTo("im");
        assertThat(event.path("channel").asText()).isEqualTo(direct);
        assertThat(event.path("user").asText()).isEqualTo(IMANI);
        assertThat(event.path("text").asText()).isEqualTo("yes, &lt;b&gt; &amp; more");
        assertThat(slack.state(SAM).path("channels").toString()).doesNotContain(direct);
    }

    @Test
    void aDialogOpensForWhoeverDidItAndNobodyElseCanSubmitIt() throws Exception {
        slack.actAs(IMANI, "send", line("C0INCIDENTS", "/casebook answer"));
        String trigger = slack.bot.next().field("trigger_id");
        String view = api.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL))
                .getView()
                .getId();
        assertThat(slack.state(IMANI).path("stack")).hasSize(1);
        assertThat(slack.state(SAM).path("stack")).isEmpty();
        ObjectNode submission = Json.object().put("view_id", view);
        assertThat(slack.actAs(SAM, "submit", submission).path("error").asText())
                .isEqualTo("view_not_found");
        slack.actAs(SAM, "close", Json.object().put("view_id", view));
        assertThat(slack.bot.quiet()).isTrue();
        slack.actAs(IMANI, "submit", submission);
        assertThat(slack.bot.next().payload().at("/user/id").asText()).isEqualTo(IMANI);
        assertThat(slack.state(IMANI).path("stack")).isEmpty();
    }

    @Test
    void everybodyHasAHomeTabOfTheirOwn() throws Exception {
        api.viewsPublish(r -> r.userId(ROBIN).viewAsString(HOME));
        slack.actAs(ROBIN, "home", Json.object());
        ObjectNode event = (ObjectNode) slack.bot.next().json().path("event");
        assertThat(event.path("user").asText()).isEqualTo(ROBIN);
        assertThat(event.path("channel").asText()).isEqualTo("D0MAINTAIN");
        assertThat(event.at("/view/blocks/0/text/text").asText()).isEqualTo("For Robin");
        assertThat(slack.state(SAM).path("home").isMissingNode()).isTrue();
    }

    @Test
    void aReactionIsOfThePersonWhoGaveIt() throws Exception {
        String ts = api.chatPostMessage(r -> r.channel("C0INCIDENTS").text("wrong?"))
                .getTs();
        ObjectNode bug =
                Json.object().put("channel", "C0INCIDENTS").put("ts", ts).put("name", "bug");
        slack.actAs(ROBIN, "react", bug.deepCopy());
        slack.actAs(SAM, "react", bug.deepCopy());
        assertThat(List.of(
                        slack.bot.next().json().at("/event/user").asText(),
                        slack.bot.next().json().at("/event/user").asText()))
                .containsExactlyInAnyOrder(ROBIN, SAM);
        assertThat(slack.shown().getFirst().at("/message/reactions/0/count").asInt())
                .isEqualTo(2);
    }

    @Test
    void rolesAndGroupsCanBeAskedFor() throws Exception {
        User guest = api.usersInfo(r -> r.user(IMANI)).getUser();
        assertThat(guest.isRestricted()).isTrue();
        assertThat(guest.getRealName()).isEqualTo("Imani Berg");
        assertThat(api.usersInfo(r -> r.user(ROBIN)).getUser().isAdmin()).isTrue();
        assertThat(api.usersList(r -> r).getMembers()).hasSize(4);
        String group = api.usergroupsList(r -> r).getUsergroups().stream()
                .filter(one -> one.getHandle().equals("maintainers"))
                .findFirst()
                .orElseThrow()
                .getId();
        assertThat(api.usergroupsUsersList(r -> r.usergroup(group)).getUsers()).containsExactly(ROBIN);
        assertThat(api.usergroupsUsersList(r -> r.usergroup("S0NOBODY")).getError())
                .isEqualTo("no_such_subteam");
        assertThat(api.conversationsMembers(r -> r.channel("D0CLINICIAN")).getMembers())
                .containsExactly(IMANI, "U0CASEBOOK");
    }

    @Test
    void aPageHearsOnlyWhatConcernsItsPerson() throws Exception {
        api.chatPostMessage(r -> r.channel(ROBIN).text("for the maintainer"));
        api.chatPostMessage(r -> r.channel("C0GENERAL0").text("for all"));
        assertThat(texts(SAM)).containsExactly("for all");
        assertThat(texts(ROBIN)).containsExactly("for the maintainer", "for all");
        assertThat(slack.act("home", Json.object().put("as", "U0CASEBOOK"))
                        .path("error")
                        .asText())
                .isEqualTo("user_not_found");
    }
}
