package dev.casebook.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a channel when an alarm of Casebook's own deployment goes off, and when it is over. */
final class OwnAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(OwnAlarms.class);

    private final String topic;
    private final String channel;
    private final WorkQueue work;
    private final InstantSource clock;

    /**
     * Of one deployment.
     *
     * @param topic ARN of the topic that its alarms go to
     * @param channel where they are told; nowhere if empty
     */
    OwnAlarms(String topic, String channel, WorkQueue work, InstantSource clock) {
        this.topic = topic;
        this.channel = channel;
        this.work = work;
        this.clock = clock;
    }

    boolean listensTo(String other) {
        return topic.equals(other);
    }

    /**
     * Tells it, once for each delivery however often that comes.
     *
     * @param delivery the id that the topic gave it
     * @param alarm as CloudWatch writes it to a topic
     */
    void tell(String delivery, String alarm) {
        String sentence = sentence(alarm);
        LOG.warn("an alarm of this deployment changed: {}", sentence);
        if (channel.isEmpty()) {
            return;
        }
        Ping ping = new Ping("alarm/" + delivery, "cloudwatch", new Address.ChannelMessage(channel), clock.instant());
        work.send(new Job.Tell(ping, sentence), Duration.ZERO);
    }

    private static String sentence(String alarm) {
        JsonNode json;
        try {
            json = Json.mapper().readTree(alarm);
        } catch (JsonProcessingException e) {
            return "An alarm of Casebook changed, and what it says is not readable. Look at CloudWatch.";
        }
        String name = json.path("AlarmName").asText("unnamed");
        return switch (json.path("NewStateValue").asText("")) {
            case "ALARM" ->
                "Alarm of Casebook itself: " + json.path("AlarmDescription").asText("") + " (" + name + ")";
            case "OK" -> "Over: the alarm of Casebook itself " + name + ".";
            default -> "Casebook's own alarm " + name + " has too little data to tell.";
        };
    }
}
