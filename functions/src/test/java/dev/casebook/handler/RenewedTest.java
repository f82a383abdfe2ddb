package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewedTest {
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T03:00:00Z"));
    private final AtomicInteger made = new AtomicInteger();
    private boolean broken;
    private final Renewed<Integer> renewed = new Renewed<>(this::make, Duration.ofMinutes(5), clock);

    private int make() {
        if (broken) {
            throw new IllegalStateException("unreachable");
        }
        return made.incrementAndGet();
    }

    @Test
    void itIsMadeWhenFirstAskedForAndAgainWhenItIsOld() {
        assertThat(made).hasValue(0);
        assertThat(renewed.get()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(299));
        assertThat(renewed.get()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(renewed.get()).isEqualTo(2);
    }

    @Test
    void whoDoubtsItGetsANewOneUnlessItWasMadeAMomentAgo() {
        renewed.get();
        assertThat(renewed.again()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(10));
        assertThat(renewed.again()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMadeAgainIsKeptAndWhatNeverCouldIsSaid() {
        broken = true;
        assertThatThrownBy(renewed::get).isInstanceOf(IllegalStateException.class);
        broken = false;
        renewed.get();
        broken = true;
        clock.advance(Duration.ofHours(1));
        assertThat(renewed.get()).isEqualTo(1);
    }

    @Test
    void aClockThatWentBackMakesItAgain() {
        renewed.get();
        clock.advance(Duration.ofDays(-30));
        assertThat(renewed.get()).isEqualTo(2);
    }

    @Test
    void whatIsDerivedIsMadeAgainOnlyWhenItsSourceIsAnother() {
        AtomicInteger derived = new AtomicInteger();
        StringBuilder source = new StringBuilder("one");
        Derived<String, Integer> of = new Derived<>(source::toString, text -> derived.incrementAndGet());
        assertThat(of.get()).isEqualTo(1);
        assertThat(of.get()).isEqualTo(1);
        source.append(" more");
        assertThat(of.get()).isEqualTo(2);
    }
}
