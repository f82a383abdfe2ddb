package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SNS puts around a message that it posts.
 *
 * @param type {@code Notification}, {@code SubscriptionConfirmation} or {@code UnsubscribeConfirmation}
 * @param region of the topic
 * @param text the message
 * @param token confirms a subscription
 */
public record SnsEnvelope(String type, String id, String topic, String region, String text, Optional<String> token) {
    public static final String NOTIFICATION = "Notification";
    public static final String SUBSCRIPTION = "SubscriptionConfirmation";

    private static final Set<String> TYPES = Set.of(NOTIFICATION, SUBSCRIPTION, "UnsubscribeConfirmation");
    private static final Pattern TOPIC =
            Pattern.compile("arn:aws(?:-cn|-us-gov)?:sns:([a-z0-9-]{3,40}):[0-9]{12}:[A-Za-z0-9_.-]{1,256}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("https://sns\\.([a-z0-9-]{3,40})\\.amazonaws\\.com(?:\\.cn)?/[A-Za-z0-9_-]{1,120}\\.pem");

    /** SNS goes on trying for about as long when it is set up as usual; what is older is a replay. */
    private static final Duration WINDOW = Duration.ofHours(1);

    /** Whether a text is the ARN of a topic. */
    public static boolean isTopic(String text) {
        return TOPIC.matcher(text).matches();
    }

    /**
     * What a body claims, when it may come from one of the topics: it is fresh, names one of them, a signature of version 2 (SHA-256)
     * and a certificate of SNS in the topic's own region. Reads only; nothing that the body names is reached out to.
     */
    public static Optional<SnsEnvelope> claimed(byte[] body, Set<String> topics, Instant now) {
        JsonNode json = tree(body);
        String topic = json.path("TopicArn").asText();
        Optional<Instant> sent = Times.read(json.path("Timestamp"));
        boolean fresh = sent.filter(time -> Duration.between(time, now).abs().compareTo(WINDOW) <= 0)
                .isPresent();
        String region = region(topic);
        boolean plausible = fresh
                && topics.contains(topic)
                && TYPES.contains(json.path("Type").asText())
                && json.path("SignatureVersion").asText().equals("2")
                && isCertificateOf(region, json.path("SigningCertURL").asText());
        return plausible
                ? Optional.of(new SnsEnvelope(
                        json.path("Type").asText(),
                        json.path("MessageId").asText(),
                        topic,
                        region,
                        json.path("Message").asText(),
                        Payload.text(json.path("Token"))))
                : Optional.empty();
    }

    private static boolean isCertificateOf(String region, String url) {
        Matcher matcher = CERTIFICATE.matcher(url);
        try {
            return matcher.matches()
                    && matcher.group(1).equals(region)
                    && new URI(url).getHost().startsWith("sns." + region + ".");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String region(String topic) {
        Matcher matcher = TOPIC.matcher(topic);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static JsonNode tree(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    @Override
    public String toString() {
        return "SnsEnvelope[" + type + ", " + topic + "]";
    }
}
