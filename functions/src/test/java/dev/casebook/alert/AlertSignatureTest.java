package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSignatureTest {
    private static final long NOW = 1_749_549_912;
    private static final byte[] BODY = "{\"status\":\"firing\"}".getBytes(UTF_8);

    /** {@code printf '1749549912:{"status":"firing"}' | openssl dgst -sha256 -hmac new-secret}. */
    private static final String BY_NEW = "706fc7be1a9cd6c718e0b804a96c199640d02f243c5d9effdc1185e6f9a11f66";

    private static final String BY_OLD = "49a1e9d12dfdf06e52bbdff685ac969126ec50577ef96a392ecf5975568e2711";

    private final AlertSignature grafana = new AlertSignature.Hmac(
            HmacScheme.grafana("X-Grafana-Alerting-Signature", "X-Grafana-Alerting-Timestamp"),
            InstantSource.fixed(Instant.ofEpochSecond(NOW)));
    private final AlertSignature bearer = new AlertSignature.Token("Authorization");

    private static boolean accepts(
            AlertSignature signature, Map<String, String> headers, byte[] body, String... secrets) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        return signature.accepts(name -> Optional.ofNullable(anyCase.get(name)), body, List.of(secrets));
    }

    private static Map<String, String> signed(String signature, String timestamp) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-grafana-alerting-signature", signature);
        headers.put("x-grafana-alerting-timestamp", timestamp);
        return headers;
    }

    @ParameterizedTest(name = "signed with {0}, live secrets {1}: {2}")
    @CsvSource({
        "NEW, new-secret, true",
        "NEW, new-secret old-secret, true",
        "OLD, new-secret old-secret, true",
        "OLD, new-secret, false",
        "NEW, wrong-secret, false",
        "NEW, '', false"
    })
    void aSignatureByALiveSecretIsAccepted(String by, String live, boolean accepted) {
        String signature = by.equals("NEW") ? BY_NEW : BY_OLD;

        assertThat(accepts(grafana, signed(signature, "" + NOW), BODY, live.split(" ", -1)))
                .isEqualTo(accepted);
    }

    @Test
    void noHeadersNoEntry() {
        assertThat(accepts(grafana, Map.of(), BODY, "new-secret")).isFalse();
        assertThat(accepts(grafana, Map.of("X-Grafana-Alerting-Signature", BY_NEW), BODY, "new-secret"))
                .isFalse();
        assertThat(accepts(grafana, Map.of("X-Grafana-Alerting-Timestamp", "" + NOW), BODY, "new-secret"))
                .isFalse();
        assertThat(accepts(bearer, Map.of(), BODY, "new-secret")).isFalse();
    }

    @Test
    void aTokenDoesNotReplaceASignature() {
        assertThat(accepts(grafana, Map.of("Authorization", "Bearer new-secret"), BODY, "new-secret"))
                .isFalse();
    }

    @Test
    void eachChangedBitOfTheBodyIsNoticed() {
        for (int i = 0; i < BODY.length; i++) {
            byte[] tampered = BODY.clone();
            tampered[i] ^= 1;
            assertThat(accepts(grafana, signed(BY_NEW, "" + NOW), tampered, "new-secret"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1749549913",
                "01749549912",
                " 1749549912",
                "",
                "now",
                "-1749549912",
                "99999999999999999999",
                "١٧٤٩٥٤٩٩١٢"
            })
    void anotherTimestampIsNotTheSignedOne(String timestamp) {
        assertThat(accepts(grafana, signed(BY_NEW, timestamp), BODY, "new-secret"))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} seconds later: {1}")
    @CsvSource({"0, true", "300, true", "301, false", "-300, true", "-301, false"})
    void aSignatureIsGoodForFiveMinutes(long later, boolean accepted) {
        AlertSignature then = new AlertSignature.Hmac(
                HmacScheme.grafana("X-Grafana-Alerting-Signature", "X-Grafana-Alerting-Timestamp"),
                InstantSource.fixed(Instant.ofEpochSecond(NOW + later)));

        assertThat(accepts(then, signed(BY_NEW, "" + NOW), BODY, "new-secret")).isEqualTo(accepted);
    }

    @ParameterizedTest(name = "{0} with live secrets {1}: {2}")
    @CsvSource({
        "Bearer new-secret, new-secret, true",
        "bearer new-secret, new-secret, true",
        "Bearer old-secret, new-secret old-secret, true",
        "Bearer old-secret, new-secret, false",
        "Bearer new-secre, new-secret, false",
        "Bearer new-secret2, new-secret, false",
        "Basic new-secret, new-secret, false",
        "new-secret, new-secret, false",
        "'Bearer ', '', false",
        "'Bearer  ', ' ', false"
    })
    void aTokenThatIsALiveSecretIsAccepted(String authorization, String live, boolean accepted) {
        assertThat(accepts(bearer, Map.of("AUTHORIZATION", authorization), BODY, live.split(" ", -1)))
                .isEqualTo(accepted);
    }

    @Test
    void withoutAnySecretNobodyIsAdmitted() {
        assertThat(accepts(grafana, signed(BY_NEW, "" + NOW), BODY)).isFalse();
        assertThat(accepts(bearer, Map.of("Authorization", "Bearer "), BODY)).isFalse();
    }

    @Test
    void grafanasVectorHoldsAndItsSignatureWithoutATimeDoesNot() throws IOException {
        JsonNode vector = Json.mapper()
                .readTree(Files.readAllBytes(SharedFixtures.file("signature-vectors.json")))
                .path("grafana");
        byte[] body =
                Files.readAllBytes(SharedFixtures.file(vector.path("body_file").asText()));
        String secret = vector.path("secret").asText();
        String timestamp = vector.path("timestamp").asText();
        String withoutTime = vector.path("value_without_timestamp").asText();

        assertThat(accepts(grafana, signed(vector.path("value_with_timestamp").asText(), timestamp), body, secret))
                .isTrue();
        assertThat(accepts(grafana, Map.of(vector.path("header").asText(), withoutTime), body, secret))
                .isFalse();
        assertThat(accepts(grafana, signed(withoutTime, timestamp), body, secret))
                .isFalse();
    }

    @Test
    void theRecordedAuthorizationOfAlertmanagerIsUnderstood() throws IOException {
        JsonNode headers = Json.mapper()
                .readTree(Files.readAllBytes(SharedFixtures.file("alertmanager/recorded-01-headers.json")))
                .path("headers");

        assertThat(accepts(
                        bearer,
                        Map.of("authorization", headers.path("Authorization").asText()),
                        BODY,
                        "capture-only"))
                .isTrue();
    }
}
