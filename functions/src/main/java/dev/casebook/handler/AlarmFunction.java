package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.alert.AlertProof;
import dev.casebook.configuration.AlertEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trigger: CloudWatch alarms that call Lambda: through an EventBridge rule, as an alarm's own action, or through SNS. Who may do so
 * is the function's resource policy, so nothing is signed.
 *
 * <p>Throws what is worth trying again, which Lambda does twice; an alarm that no source wants is logged and dropped.
 */
public final class AlarmFunction implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmFunction.class);

    private final Supplier<AlertIntake> intake;
    private final Optional<OwnAlarms> own;

    public AlarmFunction() {
        this(new OnAws(Settings.ofProcess()));
    }

    private AlarmFunction(OnAws aws) {
        this(aws.webhook(), aws.ownAlarms());
    }

    public AlarmFunction(Wiring wiring) {
        this(WebhookParts.of(wiring));
    }

    public AlarmFunction(WebhookParts parts) {
        this(() -> parts, Optional.empty());
    }

    /** Alarms of Casebook itself are told even when {@code casebook.yaml} cannot be read. */
    AlarmFunction(Supplier<WebhookParts> parts, Optional<OwnAlarms> own) {
        this.intake = new Derived<>(parts, AlertIntake::new);
        this.own = own;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        Invoked.by(context);
        JsonNode json = Json.mapper().readTree(event);
        if (json.path("Records").isArray()) {
            json.path("Records").forEach(each -> {
                JsonNode sns = each.path("Sns");
                String topic = sns.path("TopicArn").asText();
                String id = sns.path("MessageId").asText();
                if (own.isPresent() && own.get().listensTo(topic)) {
                    own.get().tell(id, sns.path("Message").asText());
                } else {
                    take(sns.path("Message").asText(), Optional.of(id), Optional.of(topic));
                }
            });
        } else {
            take(json.toString(), Optional.empty(), Optional.empty());
        }
        answer.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private void take(String alarm, Optional<String> delivery, Optional<String> topic) {
        AlertDoor.Admission.Body body = AlertDoor.Admission.Body.carried(alarm, delivery);
        int status = 404;
        AlertIntake ready = intake.get();
        for (AlertDoor door : ready.doors()) {
            if (status != 200 && listens(door.entry(), topic)) {
                status = ready.take(door, body).status();
            }
        }
        if (status >= 500) {
            throw new CasebookException.Retryable("The alarm could not be taken now. Nothing was saved.");
        }
        if (status != 200) {
            LOG.warn("an alarm was not accepted: status {}", status);
        }
    }

    /** A source that names topics takes what comes from SNS only from these. */
    private static boolean listens(AlertEntry entry, Optional<String> topic) {
        return entry.proof() instanceof AlertProof.SnsTopics sns
                && (topic.isEmpty() || sns.topics().isEmpty() || sns.topics().contains(topic.get()));
    }
}
