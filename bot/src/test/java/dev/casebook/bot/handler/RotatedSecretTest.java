package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.MutableClock;
import dev.casebook.handler.Renewed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RotatedSecretTest {
    private final MutableClock clock = new MutableClock(Front.NOW);
    private final AtomicInteger read = new AtomicInteger();
    private List<String> stored = List.of("the secret before");
    private final SlackFunction function = new SlackFunction(new Renewed<>(
            () -> {
                read.incrementAndGet();
                return new Front(stored).parts();
            },
            Renewed.USUAL,
            clock));

    private int status() {
        return function.handleRequest(Front.signed("/slack/commands", Front.form(Front.fields("help"))), null)
                .getStatusCode();
    }

    @Test
    void aRequestThatIsSignedWithASecretThatWasJustReplacedIsTaken() {
        assertThat(status()).isEqualTo(401);
        stored = List.of(Front.SECRET);
        clock.advance(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void aFloodOfForgedRequestsReadsTheSecretOnceInTenSeconds() {
        for (int i = 0; i < 50; i++) {
            assertThat(status()).isEqualTo(401);
        }
        assertThat(read).hasValue(1);
    }

    @Test
    void beforeASecretIsSetTheReasonIsSaidAndAfterwardsItIsSeen() {
        stored = List.of();
        assertThat(status()).isEqualTo(503);
        stored = List.of(Front.SECRET);
        clock.advance(Duration.ofSeconds(10));
        assertThat(status()).isEqualTo(200);
    }
}
