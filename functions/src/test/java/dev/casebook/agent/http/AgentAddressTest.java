package dev.casebook.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.agent.protocol.Protocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a version becomes an address, and what may be sent there. */
class AgentAddressTest {

    @Test
    void aVersionIsEncodedInAPathAndCheckedInAHost() {
        AgentAddress path = new AgentAddress.Template("https://agent.test/{version}/run");
        assertThat(path.of("v1 b/../c")).contains(URI.create("https://agent.test/v1%20b%2F..%2Fc/run"));
        assertThat(path.of("..")).isEmpty();
        AgentAddress host = new AgentAddress.Template("https://{version}.agent.test/run");
        assertThat(host.of("v1-rc")).contains(URI.create("https://v1-rc.agent.test/run"));
        assertThat(host.of("evil.test/#")).isEmpty();
        assertThat(host.covers(URI.create("https://v2.agent.test/other"))).isTrue();
        assertThat(host.covers(URI.create("https://agent.test.evil.test/run"))).isFalse();
        assertThat(path.covers(URI.create("http://agent.test/v1/run"))).isFalse();
    }

    @Test
    void versionsCanHaveAnAddressEach() {
        AgentAddress address = new AgentAddress.ByVersion(Map.of("v1", URI.create("http://one.test:8080/run")));
        assertThat(address.of("v1")).contains(URI.create("http://one.test:8080/run"));
        assertThat(address.of("v2")).isEmpty();
        assertThat(address.covers(URI.create("http://one.test:8080/x"))).isTrue();
        assertThat(address.covers(URI.create("http://one.test:8081/x"))).isFalse();
    }

    @Test
    void anAddressMustBeCompleteAndWithoutAPassword() {
        for (String url : List.of(
                "agent.test/run", "file:///etc/passwd", "https://u:p@agent.test/", "https:///x", "https://a b/")) {
            assertThatThrownBy(() -> new AgentAddress.Template(url)).isInstanceOf(CasebookException.Permanent.class);
        }
    }

    @Test
    void aHeaderCannotSmuggleAnotherOne() {
        assertThatThrownBy(() -> new HttpAgent(
                        "clinic",
                        new AgentAddress.Template("https://agent.test/"),
                        Map.of("x-key", "a\r\nhost: evil"),
                        Protocol.standard(),
                        Duration.ofSeconds(1)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("clinic")
                .hasMessageNotContaining("evil");
    }
}
