package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedSecretsTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T03:00:00Z"));
    private final Map<String, String> stored = new HashMap<>(Map.of("KEY", "one"));
    private final AtomicInteger asked = new AtomicInteger();
    private final Secrets secrets = new CachedSecrets(
            name -> {
                asked.incrementAndGet();
                return Optional.ofNullable(stored.get(name));
            },
            clock);

    @Test
    void aSecretIsAskedForOnceInFiveMinutes() {
        secrets.find("KEY");
        stored.put("KEY", "two");
        clock.advance(Duration.ofSeconds(299));
        assertThat(secrets.find("KEY")).contains("one");
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(secrets.find("KEY")).contains("two");
    }

    @Test
    void aRefusedSecretIsAskedForAgainButNotAllTheTime() {
        secrets.find("KEY");
        stored.put("KEY", "two");
        clock.advance(Duration.ofSeconds(11));
        assertThat(secrets.renewed("KEY")).contains("two");
        assertThat(secrets.find("KEY")).contains("two");
        secrets.renewed("KEY");
        secrets.renewed("KEY");
        assertThat(asked).hasValue(2);
    }

    @Test
    void thatASecretIsMissingIsNotKept() {
        assertThat(secrets.find("NEW")).isEmpty();
        stored.put("NEW", "there");
        assertThat(secrets.find("NEW")).contains("there");
    }

    @Test
    void aGroupIsReadAsOneSecretAndGivesOnlyItsOwn() {
        stored.put("WORK", "{\"JUDGE\":\"k1\",\"PORT\":5}");
        stored.put("SLACK", "{\"SLACK_BOT_TOKEN\":\"xoxb\"}");
        Secrets group = new GroupedSecrets(secrets, "WORK", Set.of("KEY"));
        assertThat(group.find("JUDGE")).contains("k1");
        assertThat(group.find("PORT")).isEmpty();
        assertThat(group.find("SLACK")).isEmpty();
        assertThat(group.find("SLACK_BOT_TOKEN")).isEmpty();
        assertThat(group.find("KEY")).contains("one");
        stored.put("WORK", "{\"JUDGE\":\"k2\"}");
        clock.advance(Duration.ofSeconds(11));
        assertThat(group.find("JUDGE")).contains("k1");
        assertThat(group.renewed("JUDGE")).contains("k2");
    }

    @Test
    void aGroupThatIsNoJsonIsNamedAndNotQuoted() {
        stored.put("WORK", "sk-secret");
        assertThatThrownBy(() -> new GroupedSecrets(secrets, "WORK", Set.of()).find("JUDGE"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("WORK")
                .hasMessageNotContaining("sk-secret")
                .hasNoCause();
    }
}
