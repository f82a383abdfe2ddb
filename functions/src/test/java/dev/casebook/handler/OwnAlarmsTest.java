package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.RecordedQueues;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAlarmsTest {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:own";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T03:00:00Z"));

    private final RecordedQueues queues = new RecordedQueues();

    private static WebhookParts unreadable() {
        throw new CasebookException.Permanent("casebook.yaml cannot be read.");
    }

    private AlarmFunction function(String channel) {
        return new AlarmFunction(OwnAlarmsTest::unreadable, Optional.of(new OwnAlarms(TOPIC, channel, queues, CLOCK)));
    }

    private static String event(String topic, String state) {
        String alarm =
                "{\"AlarmName\":\"casebook-JobsLost-1\",\"AlarmDescription\":\"Messages are lost.\",\"NewStateValue\":\""
                        + state + "\",\"NewStateReason\":\"Threshold Crossed\"}";
        var json = Json.mapper().createObjectNode();
        json.putArray("Records")
                .addObject()
                .putObject("Sns")
                .put("MessageId", "m-1")
                .put("TopicArn", topic)
                .put("Message", alarm);
        return json.toString();
    }

    @Test
    void anAlarmOfTheDeploymentIsToldInTheOpsChannelEvenWithoutAReadableConfiguration() throws IOException {
        AlarmCalls.call(function("C0OPS"), event(TOPIC, "ALARM"));
        AlarmCalls.call(function("C0OPS"), event(TOPIC, "OK"));
        assertThat(queues.takeJobs())
                .satisfiesExactly(
                        alarm -> {
                            Job.Tell tell = (Job.Tell) alarm;
                            assertThat(tell.ping().replyTo()).isEqualTo(new Address.ChannelMessage("C0OPS"));
                            assertThat(tell.text()).contains("Messages are lost.", "casebook-JobsLost-1");
                        },
                        over -> assertThat(((Job.Tell) over).text()).startsWith("Over"));
    }

    @Test
    void theSameDeliveryTwiceIsTheSamePing() throws IOException {
        AlarmCalls.call(function("C0OPS"), event(TOPIC, "ALARM"));
        AlarmCalls.call(function("C0OPS"), event(TOPIC, "ALARM"));
        assertThat(queues.takeJobs())
                .extracting(job -> ((Job.Tell) job).ping().id())
                .containsExactly("alarm/m-1", "alarm/m-1");
    }

    @Test
    void withoutAnOpsChannelNothingIsSent() throws IOException {
        AlarmCalls.call(function(""), event(TOPIC, "ALARM"));
        assertThat(queues.takeJobs()).isEmpty();
    }

    @Test
    void anotherTopicsAlarmIsAnAlertAndNeedsTheConfiguration() {
        assertThatThrownBy(() -> AlarmCalls.call(function("C0OPS"), event(TOPIC + "2", "ALARM")))
                .isInstanceOf(CasebookException.class);
        assertThat(queues.takeJobs()).isEmpty();
    }
}
