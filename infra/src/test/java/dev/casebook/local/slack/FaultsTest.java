package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dev.casebook.local.slack.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a Slack in trouble looks to the official client and to a bot. */
final class FaultsTest {

    private static final String TABLE = "[{\"type\":\"table\",\"rows\":[[{\"type\":\"raw_text\",\"text\":\"a\"}]]}]";
    private static final String PLAIN = "[{\"type\":\"divider\"}]";

    @TempDir
    Path folder;

    final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
    RunningSlack slack;
    MethodsClient api;

    @BeforeEach
    void start() throws Exception {
        Patience patience = new Patience(Duration.ofSeconds(3), Patience.SLACKS.retries(), pause -> pauses.add(pause));
        slack = new RunningSlack(folder, new MovableClock(), patience);
        api = slack.methods();
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private void plan(Fault fault, int times) {
        slack.slack.faults().plan("chat.postMessage", fault, times);
    }

    private com.slack.api.methods.response.chat.ChatPostMessageResponse post(String blocks) throws Exception {
        return api.chatPostMessage(
                r -> r.channel("C0INCIDENTS").text("41 of 44").blocksAsString(blocks));
    }

    private List<Message> history() throws Exception {
        return api.conversationsHistory(r -> r.channel("C0INCIDENTS")).getMessages();
    }

    @Test
    void aRateLimitSaysHowLongToWaitAndDoesNothing() throws Exception {
        plan(new Fault.RateLimited(Duration.ofSeconds(7)), 1);
        assertThatThrownBy(() -> post(PLAIN)).isInstanceOfSatisfying(SlackApiException.class, limited -> {
            assertThat(limited.getResponse().code()).isEqualTo(429);
            assertThat(limited.getResponse().header("Retry-After")).isEqualTo("7");
        });
        assertThat(history()).isEmpty();
        assertThat(post(PLAIN).isOk()).isTrue();
    }

    @Test
    void aBrokenServerAndARefusalDoNothingEither() throws Exception {
        plan(new Fault.Broken(503), 1);
        assertThatThrownBy(() -> post(PLAIN)).isInstanceOf(SlackApiException.class);
        plan(new Fault.Refused("is_archived"), 0);
        assertThat(post(PLAIN).getError()).isEqualTo("is_archived");
        assertThat(post(PLAIN).getError()).isEqualTo("is_archived");
        slack.slack.faults().heal();
        assertThat(post(PLAIN).isOk()).isTrue();
        assertThat(history()).hasSize(1);
    }

    @Test
    void aLostAnswerLooksLikeAFailureAlthoughItIsDone() throws Exception {
        plan(new Fault.Lost(), 1);
        assertThatThrownBy(() -> post(PLAIN)).isInstanceOf(IOException.class);
        assertThat(history()).hasSize(1);
    }

    @Test
    void aLateAnswerComesAfterTheWorkIsDone() throws Exception {
        plan(new Fault.Late(Duration.ofMillis(1)), 1);
        assertThat(post(PLAIN).isOk()).isTrue();
        assertThat(history()).hasSize(1);
    }

    @Test
    void newerBlocksAreRefusedWithTheirPlaceAndOlderOnesAreNot() throws Exception {
        plan(new Fault.RefusedBlocks(Set.of("table", "data_visualization")), 0);
        var refused = post(TABLE);
        assertThat(refused.getError()).isEqualTo("invalid_blocks");
        assertThat(refused.getResponseMetadata().getMessages())
                .containsExactly("[ERROR] unsupported type: table [json-pointer:/blocks/0/type]");
        assertThat(post(PLAIN).isOk()).isTrue();
        assertThat(history()).hasSize(1);
    }

    @Test
    void failuresArePlannedOverHttpWithTheTokenOfTheBot() throws Exception {
        String call =
                "{\"method\":\"chat.postMessage\",\"fault\":\"refused\",\"error\":\"not_in_channel\",\"token\":\"%s\"}";
        assertThat(slack.post("/api/local.fail", "application/json", call.formatted("xoxb-other"))
                        .body())
                .contains("invalid_auth");
        slack.post("/api/local.fail", "application/json", call.formatted(RunningSlack.TOKEN));
        assertThat(post(PLAIN).getError()).isEqualTo("not_in_channel");
        assertThat(post(PLAIN).isOk()).isTrue();
    }

    @Test
    void anEventNobodyTakesIsSentFourTimesOnSlacksSchedule() throws Exception {
        slack.bot.answer("/slack/events", r -> ScriptedBot.Reply.status(500));
        slack.type("@casebook list");
        for (String number : List.of("", "1", "2", "3")) {
            assertThat(slack.bot.next().header("X-Slack-Retry-Num")).isEqualTo(number);
        }
        for (Duration pause : List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5))) {
            assertThat(pauses.poll(10, TimeUnit.SECONDS)).isEqualTo(pause);
        }
        slack.bot.answer("/slack/events", r -> ScriptedBot.Reply.empty());
        slack.type("@casebook status");
        assertThat(slack.bot.next().json().at("/event/text").asText()).endsWith("status");
        assertThat(slack.bot.quiet()).isTrue();
    }

    @Test
    void aLostAcknowledgementBringsTheSameEventAgain() throws Exception {
        slack.slack.faults().plan("events", new Fault.Lost(), 1);
        slack.type("@casebook list");
        var first = slack.bot.next();
        var second = slack.bot.next();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("X-Slack-Retry-Reason")).isEqualTo("http_timeout");
    }
}
