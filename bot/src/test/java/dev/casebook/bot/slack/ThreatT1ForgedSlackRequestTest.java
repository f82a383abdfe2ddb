package dev.casebook.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreatT1ForgedSlackRequestTest {
    /** The example of docs.slack.dev, Verifying requests from Slack. */
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private static final String TIMESTAMP = "1531420618";
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F"
                    + "T1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void thePublishedExampleIsAccepted() {
        assertThat(at(0, SECRET).accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY))
                .isTrue();
    }

    @Test
    void anyFlippedByteOfTheBodyIsRefused() {
        SlackSignature signature = at(0, SECRET);
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= 1;
            assertThat(signature.accepts(List.of(TIMESTAMP), List.of(SIGNATURE), changed))
                    .as("byte %s", i)
                    .isFalse();
        }
    }

    @Test
    void anyChangedCharacterOfTheSignatureIsRefused() {
        SlackSignature signature = at(0, SECRET);
        for (int i = 0; i < SIGNATURE.length(); i++) {
            char other = SIGNATURE.charAt(i) == '0' ? '1' : '0';
            String changed = SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1);
            assertThat(signature.accepts(List.of(TIMESTAMP), List.of(changed), BODY))
                    .as("character %s", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 299, 300})
    void fiveMinutesEitherWayAreAccepted(long seconds) {
        assertThat(at(seconds, SECRET).accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -301, 301, 86_400})
    void anythingOlderOrNewerIsRefused(long seconds) {
        assertThat(at(seconds, SECRET).accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY))
                .isFalse();
    }

    @Test
    void whileASecretIsRotatedBothAreAccepted() {
        assertThat(at(0, "the-new-one", SECRET).accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY))
                .isTrue();
        assertThat(at(0, "the-new-one").accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY))
                .isFalse();
    }

    @Test
    void eachHeaderMustBeThereExactlyOnce() {
        SlackSignature signature = at(0, SECRET);
        assertThat(signature.accepts(List.of(), List.of(SIGNATURE), BODY)).isFalse();
        assertThat(signature.accepts(List.of(TIMESTAMP), List.of(), BODY)).isFalse();
        assertThat(signature.accepts(List.of(TIMESTAMP, TIMESTAMP), List.of(SIGNATURE), BODY))
                .isFalse();
        assertThat(signature.accepts(List.of(TIMESTAMP), List.of(SIGNATURE, "v0=00"), BODY))
                .isFalse();
        assertThat(signature.accepts(List.of("-" + TIMESTAMP), List.of(SIGNATURE), BODY))
                .isFalse();
        assertThat(signature.accepts(List.of("99999999999999999999"), List.of(SIGNATURE), BODY))
                .isFalse();
    }

    @Test
    void withoutASecretNothingIsAccepted() {
        assertThat(at(0).configured()).isFalse();
        assertThat(at(0).accepts(List.of(TIMESTAMP), List.of(SIGNATURE), BODY)).isFalse();
    }

    private static SlackSignature at(long secondsLater, String... secrets) {
        Instant now = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + secondsLater);
        return new SlackSignature(List.of(secrets), InstantSource.fixed(now));
    }
}
