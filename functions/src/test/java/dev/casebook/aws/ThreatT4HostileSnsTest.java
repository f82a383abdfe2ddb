package dev.casebook.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.alert.SnsEnvelope;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of SNS: genuine ones are taken, and nothing that a message names is ever connected to but SNS in the topic's region. */
class ThreatT4HostileSnsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:30Z");
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";
    private static final String CERTIFICATE = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem";

    @TempDir
    static Path folder;

    private static SnsSigner signer;

    private RecordingHttp http;
    private SignedSnsMessages messages;

    @BeforeAll
    static void makeACertificate() throws IOException, GeneralSecurityException, InterruptedException {
        signer = SnsSigner.make(folder);
    }

    @BeforeEach
    void connect() {
        http = new RecordingHttp(signer.certificate());
        messages = new SignedSnsMessages(http);
    }

    private Optional<SnsEnvelope> read(byte[] body) {
        return SnsEnvelope.claimed(body, Set.of(TOPIC), NOW).flatMap(claimed -> messages.verified(claimed, body));
    }

    private byte[] signed(String field, String value) throws GeneralSecurityException {
        return signer.signed(SnsSigner.notification("{}").put(field, value));
    }

    @Test
    void aGenuineMessageIsTakenAndItsCertificateFetchedOnce() throws GeneralSecurityException {
        byte[] body = signer.signed(SnsSigner.notification("{\"AlarmName\": \"x\"}"));

        assertThat(read(body))
                .contains(new SnsEnvelope(
                        "Notification",
                        "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                        TOPIC,
                        "us-east-1",
                        "{\"AlarmName\": \"x\"}",
                        Optional.empty()));
        assertThat(read(body)).isPresent();
        assertThat(http.asked).containsExactly(URI.create(CERTIFICATE));
    }

    @ParameterizedTest
    @CsvSource({
        "Message, other",
        "MessageId, other",
        "Timestamp, 2026-03-01T08:00:01.000Z",
        "Subject, added",
        "Signature, AAAA",
        "Signature, ''"
    })
    void aChangedMessageIsNot(String field, String value) throws GeneralSecurityException, IOException {
        ObjectNode message = (ObjectNode) Json.mapper().readTree(signed("Type", "Notification"));

        assertThat(read(message.put(field, value).toString().getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aMessageBySomebodyElsesKeyIsNot(@TempDir Path other)
            throws IOException, GeneralSecurityException, InterruptedException {
        byte[] forged = SnsSigner.make(other).signed(SnsSigner.notification("{}"));

        assertThat(read(forged)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TopicArn, arn:aws:sns:us-east-1:123456789012:other",
        "TopicArn, arn:aws:sns:us-east-1:999999999999:alerts",
        "SignatureVersion, 1",
        "SignatureVersion, 3",
        "Timestamp, 2026-03-01T07:00:29.000Z",
        "Timestamp, 2026-03-01T09:00:31.000Z",
        "Timestamp, yesterday",
        "Type, Other"
    })
    void whatIsWronglyAddressedOldOrWeakIsRefusedWithoutAConnection(String field, String value)
            throws GeneralSecurityException {
        assertThat(read(signed(field, value))).isEmpty();
        assertThat(http.asked).isEmpty();
    }

    static List<String> hostile() {
        return List.of(
                "http://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
                "https://sns.us-east-1.amazonaws.com@evil.example/a.pem",
                "https://evil.example@sns.us-east-1.amazonaws.com/a.pem",
                "https://user:pass@sns.us-east-1.amazonaws.com/a.pem",
                "https://evil.example/sns.us-east-1.amazonaws.com/a.pem",
                "https://evil.example#sns.us-east-1.amazonaws.com/a.pem",
                "https://evil.example?sns.us-east-1.amazonaws.com/a.pem",
                "https://evil.example\\@sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com\\@evil.example/a.pem",
                "https://sns.us-east-1.amazonaws.com:8443/a.pem",
                "https://sns.us-east-1.amazonaws.com:443/a.pem",
                "https://sns.us-east-1.amazonaws.com./a.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem?x=1",
                "https://sns.us-east-1.amazonaws.com/a.pem#x",
                "https://sns.us-east-1.amazonaws.com/a.txt",
                "https://sns.us-east-1.amazonaws.com/",
                "https://sns.us-east-1.amazonaws.com/../a.pem",
                "https://sns.us-east-1.amazonaws.com/%2e%2e/a.pem",
                "https://sns.us-east-1.amazonaws.com/a/b.pem",
                "https://sns.us-east-1.amazonaws.com//evil.example/a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.amazonaws.com/a.pem",
                "https://s3.us-east-1.amazonaws.com/sns/a.pem",
                "https://sns.us-east-1.s3.amazonaws.com/a.pem",
                "https://sns-us-east-1.amazonaws.com/a.pem",
                "https://xsns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.co/a.pem",
                "https://sns.us-east-1.amazonaws.com.cn.evil.example/a.pem",
                "https://sns.us-east-1.amaz\u043enaws.com/a.pem",
                "https://\uff53ns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1\u3002amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com\t.evil.example/a.pem",
                "https://sns.us-east-1.amazonaws.com\n/a.pem",
                " https://sns.us-east-1.amazonaws.com/a.pem",
                "https://sns.us-east-1.amazonaws.com/a.pem\u0000",
                "https://169.254.169.254/latest/meta-data/a.pem",
                "https://[::ffff:169.254.169.254]/a.pem",
                "https://127.0.0.1/a.pem",
                "https://2852039166/a.pem",
                "file:///etc/passwd.pem",
                "jar:https://sns.us-east-1.amazonaws.com/a.pem!/b",
                "//sns.us-east-1.amazonaws.com/a.pem",
                "");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileCertificateUrlMakesNoConnection(String url) throws GeneralSecurityException {
        assertThat(read(signed("SigningCertURL", url))).isEmpty();
        assertThat(http.asked).isEmpty();
    }

    /** The second line of defence: the SDK itself, for what is on another host. */
    @ParameterizedTest
    @MethodSource("hostile")
    void theSdkConnectsToNoOtherHostEither(String url) throws GeneralSecurityException {
        byte[] body = signed("SigningCertURL", url);
        SnsEnvelope claimed = SnsEnvelope.claimed(signed("Type", "Notification"), Set.of(TOPIC), NOW)
                .orElseThrow();
        try {
            messages.verified(claimed, body);
        } catch (CasebookException.Retryable e) {
            // A connection would be among those asked for.
        }
        assertThat(http.asked).allMatch(asked -> "sns.us-east-1.amazonaws.com".equals(asked.getHost()));
    }

    /** Its address is never even read: SNS is asked by its API. */
    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileSubscribeUrlIsNeverVisited(String url) throws GeneralSecurityException {
        byte[] body = signer.signed(SnsSigner.message("SubscriptionConfirmation", "You have chosen to subscribe")
                .put("Token", "t0k3n")
                .put("SubscribeURL", url.isEmpty() ? "https://evil.example/" : url));

        try {
            read(body);
        } catch (CasebookException.Retryable e) {
            // As above.
        }

        assertThat(http.asked).allMatch(URI.create(CERTIFICATE)::equals);
    }

    @Test
    void aCertificateThatCannotBeFetchedMeansTryAgain() throws GeneralSecurityException {
        RecordingHttp down = new RecordingHttp(new IOException("down"));
        byte[] body = signer.signed(SnsSigner.notification("{}"));
        SnsEnvelope claimed = SnsEnvelope.claimed(body, Set.of(TOPIC), NOW).orElseThrow();

        assertThatThrownBy(() -> new SignedSnsMessages(down).verified(claimed, body))
                .isInstanceOf(CasebookException.Retryable.class);
    }

    @Test
    void aRecordedNotificationIsTakenByItsOwnCertificateAndNotWithAChangedByte() throws IOException {
        SignedSnsMessages recorded = recorded();
        byte[] body = fixture("http-notification-cloudwatch-alarm-v2.json");
        assertThat(readAt(recorded, body)).isPresent();
        String changed = new String(body, UTF_8).replace("Tool error rate", "Tool error rare");
        assertThat(changed).isNotEqualTo(new String(body, UTF_8));
        assertThat(readAt(recorded, changed.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aRecordedConfirmationOfSignatureVersion1IsRefused() throws IOException {
        assertThat(readAt(recorded(), fixture("http-subscription-confirmation-v1.json")))
                .isEmpty();
    }

    private static SignedSnsMessages recorded() throws IOException {
        return new SignedSnsMessages(new RecordingHttp(fixture("test-signing-cert.pem")));
    }

    private static Optional<SnsEnvelope> readAt(SignedSnsMessages by, byte[] body) {
        Instant then = Instant.parse("2025-06-10T10:05:30Z");
        return SnsEnvelope.claimed(body, Set.of(TOPIC), then).flatMap(claimed -> by.verified(claimed, body));
    }

    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(SharedFixtures.file("sns/" + name));
    }
}
