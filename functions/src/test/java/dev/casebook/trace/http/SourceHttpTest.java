package dev.casebook.trace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.Credential;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceHttpTest {
    private final FakeSource source = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        source.close();
        client.close();
    }

    private SourceHttp http(Credential credential) {
        SourceAddress address = new SourceAddress(
                "tempo",
                source.uri(),
                Map.of("Authorization", credential),
                new SourceAddress.Limits(Duration.ofSeconds(5), 1_000_000),
                Map.of());
        return new SourceHttp(address, client, InstantSource.system());
    }

    private static Credential rotated() {
        return new Credential() {
            @Override
            public String get() {
                return "Bearer old";
            }

            @Override
            public String renewed() {
                return "Bearer new";
            }
        };
    }

    @Test
    void aRefusedCredentialIsReadAgainOnceAndTheRequestSentOnceMore() {
        source.then(401, "").then(200, "{\"found\":true}");
        assertThat(http(rotated()).get("/api").body().path("found").asBoolean()).isTrue();
        assertThat(source.headers())
                .extracting(headers -> headers.get("Authorization"))
                .containsExactly(List.of("Bearer old"), List.of("Bearer new"));
    }

    @Test
    void aCredentialThatIsRefusedTwiceIsNotTriedAThirdTime() {
        source.then(401, "");
        assertThatThrownBy(() -> http(rotated()).get("/api")).isInstanceOf(CasebookException.Permanent.class);
        assertThat(source.headers()).hasSize(2);
    }

    @Test
    void aCredentialThatDidNotChangeIsNotShownAgain() {
        source.then(401, "");
        assertThatThrownBy(() -> http(Credential.of("Bearer only")).get("/api"))
                .isInstanceOf(CasebookException.Permanent.class);
        assertThat(source.headers()).hasSize(1);
    }
}
