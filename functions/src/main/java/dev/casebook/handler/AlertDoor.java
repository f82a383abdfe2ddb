package dev.casebook.handler;

import dev.casebook.alert.AlertParser;
import dev.casebook.alert.AlertProof;
import dev.casebook.alert.AlertSignature;
import dev.casebook.alert.AlertmanagerAlerts;
import dev.casebook.alert.CloudWatchAlarms;
import dev.casebook.alert.GenericAlerts;
import dev.casebook.alert.GrafanaAlerts;
import dev.casebook.alert.LangSmithAlerts;
import dev.casebook.alert.PagerDutyAlerts;
import dev.casebook.alert.SnsEnvelope;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.SourceEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured sender of alerts: who may come in, and how what it says is read. */
record AlertDoor(AlertEntry entry, AlertParser parser, WebhookParts parts) {
    private static final Logger LOG = LoggerFactory.getLogger(AlertDoor.class);

    static AlertDoor of(AlertEntry entry, WebhookParts parts) {
        AlertParser parser = switch (entry.type()) {
            case AlertEntry.GRAFANA -> new GrafanaAlerts();
            case AlertEntry.ALERTMANAGER -> new AlertmanagerAlerts();
            case AlertEntry.PAGERDUTY -> new PagerDutyAlerts();
            case AlertEntry.CLOUDWATCH -> new CloudWatchAlarms();
            case AlertEntry.LANGSMITH -> new LangSmithAlerts(langSmith(entry, parts.configuration()));
            case AlertEntry.GENERIC -> new GenericAlerts(entry.mapping().orElseThrow(), parts.clock());
            default -> throw new IllegalArgumentException("the configuration let an unknown type of alert pass");
        };
        return new AlertDoor(entry, parser, parts);
    }

    /** Where LangSmith's runs are: as configured, else the first source that is a LangSmith. */
    private static String langSmith(AlertEntry entry, Configuration configuration) {
        return entry.traces()
                .or(() -> configuration.sources().values().stream()
                        .filter(SourceEntry.LangSmith.class::isInstance)
                        .map(SourceEntry::name)
                        .findFirst())
                .orElse(AlertEntry.LANGSMITH);
    }

    /** What came in by this door. */
    sealed interface Admission {

        /** Somebody else, or nobody who can prove otherwise. */
        record Stranger() implements Admission {}

        /** Admitted, and done with. */
        record Done() implements Admission {}

        /**
         * Admitted.
         *
         * @param delivery the id under which an envelope carried it
         */
        record Body(ByteBuffer bytes, Optional<String> delivery) implements Admission {
            static Body of(byte[] bytes) {
                return new Body(ByteBuffer.wrap(bytes), Optional.empty());
            }

            static Body carried(String text, Optional<String> delivery) {
                return new Body(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), delivery);
            }

            byte[] toBytes() {
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                return copy;
            }
        }
    }

    /**
     * Looks at what the sender shows. Without a secret in the store nobody is admitted.
     *
     * @throws dev.casebook.CasebookException.Retryable when that cannot be told now
     */
    Admission admit(Function<String, Optional<String>> header, byte[] body) {
        return switch (entry.proof()) {
            case AlertProof.Signed signed ->
                admit(new AlertSignature.Hmac(signed.scheme(), parts.clock()), header, body);
            case AlertProof.Token token -> admit(new AlertSignature.Token(token.header()), header, body);
            case AlertProof.SnsTopics sns -> admitSns(sns.topics(), body);
        };
    }

    private Admission admit(AlertSignature signature, Function<String, Optional<String>> header, byte[] body) {
        List<String> live = live(parts.secrets()::find);
        if (signature.accepts(header, body, live)) {
            return Admission.Body.of(body);
        }
        List<String> renewed = live(parts.secrets()::renewed);
        if (renewed.isEmpty()) {
            LOG.error("none of the secrets of an alert source is set, so nobody is admitted: source {}", entry.name());
        }
        return !renewed.equals(live) && signature.accepts(header, body, renewed)
                ? Admission.Body.of(body)
                : new Admission.Stranger();
    }

    private List<String> live(Function<String, Optional<String>> secret) {
        return entry.secrets().stream().map(secret).flatMap(Optional::stream).toList();
    }

    private Admission admitSns(Set<String> topics, byte[] body) {
        Optional<SnsEnvelope> envelope = SnsEnvelope.claimed(
                        body, topics, parts.clock().instant())
                .flatMap(claimed -> parts.sns().verified(claimed, body));
        if (envelope.isEmpty()) {
            return new Admission.Stranger();
        }
        SnsEnvelope sns = envelope.get();
        if (sns.type().equals(SnsEnvelope.NOTIFICATION)) {
            return Admission.Body.carried(sns.text(), Optional.of(sns.id()));
        }
        if (sns.type().equals(SnsEnvelope.SUBSCRIPTION)) {
            sns.token().ifPresent(token -> parts.sns().confirm(sns.topic(), token));
            LOG.info("confirmed a subscription of the alert source {}", entry.name());
        }
        return new Admission.Done();
    }
}
