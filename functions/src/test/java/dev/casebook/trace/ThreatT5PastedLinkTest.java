package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.CasebookException;
import dev.casebook.trace.tempo.TempoSettings;
import dev.casebook.trace.tempo.TempoTraceSource;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threat T5: a link that somebody pastes is read for its trace id and never visited. Each request that leaves is recorded before it
 * connects.
 */
class ThreatT5PastedLinkTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final URI BASE = URI.create("http://127.0.0.1:9/tempo");

    private final List<URI> connected = new ArrayList<>();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    connected.add(uri);
                    return List.of(Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {}
            })
            .build();
    private final TempoTraceSource tempo = new TempoTraceSource(
            new TempoSettings(
                    "tempo",
                    BASE,
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofSeconds(2),
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    1_000_000),
            client,
            InstantSource.system(),
            duration -> {});

    @AfterEach
    void close() {
        client.close();
    }

    static List<String> hosts() {
        return List.of(
                "127.0.0.1",
                "127.1",
                "0x7f000001",
                "2130706433",
                "017700000001",
                "0.0.0.0",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "169.254.169.254",
                "0xa9fea9fe",
                "2852039166",
                "0251.0376.0251.0376",
                "169.254.169.254.nip.example",
                "metadata.google.internal",
                "100.64.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "224.0.0.1",
                "tempo.example@evil.example",
                "evil.example#tempo.example",
                "evil.example\\@tempo.example",
                "tempo.example.evil.example",
                "t\u0435mpo.example",
                "tempo\u3002example",
                "\u2460\u2461\u2466.0.0.1",
                "evil.example%2etempo",
                "evil.example:80",
                "user:pass@127.0.0.1",
                "evil.example%00.tempo.example");
    }

    static Stream<String> links() {
        return hosts().stream()
                .flatMap(host -> Stream.of("http://" + host + "/traces/" + ID, "https://" + host + "/x?traceId=" + ID));
    }

    @ParameterizedTest
    @MethodSource("links")
    void aHostileLinkLeadsToTheConfiguredSourceOrNowhere(String link) {
        for (TraceRef ref : new TraceRefParser("tempo", Set.of("tempo")).inText(link)) {
            try {
                tempo.fetch(ref);
            } catch (CasebookException e) {
                // Nobody listens there; where it would have gone is recorded.
            }
        }

        assertThat(connected).allSatisfy(asked -> {
            assertThat(asked.getHost()).isEqualTo(BASE.getHost());
            assertThat(asked.getPort()).isEqualTo(BASE.getPort());
            assertThat(asked.getPath()).matches("/tempo/api/(v2/)?traces/[0-9a-f]{32}");
        });
    }

    @Test
    void anOrdinaryLinkIsAskedForAtTheConfiguredSource() {
        assertThat(links()).hasSizeGreaterThan(60);
        aHostileLinkLeadsToTheConfiguredSourceOrNowhere("https://grafana.example/traces/" + ID);

        assertThat(connected).isNotEmpty();
    }
}
