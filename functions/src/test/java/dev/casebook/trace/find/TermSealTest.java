package dev.casebook.trace.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TermSealTest {
    private static final Terms TERMS = new Terms(
            Map.of(TraceQuery.Field.USER, "jane.roe@home.example"),
            Optional.of("conv-1"),
            Optional.empty(),
            Optional.of("Ächzen \"3 pm\""),
            Optional.empty(),
            Instant.parse("2026-03-10T12:00:00Z"),
            Instant.parse("2026-03-10T13:00:00Z"));

    private final TermSeal seal = new TermSeal("a secret of at least sixteen", new SecureRandom());

    @Test
    void termsComeOutAsTheyWentIn() {
        assertThat(seal.open(seal.seal(TERMS, "p1"), "p1")).isEqualTo(TERMS);
    }

    @Test
    void nothingOfThemCanBeReadAndTheSameTermsLookDifferentEachTime() {
        String sealed = seal.seal(TERMS, "p1");
        String bytes = new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("jane").doesNotContain("conv-1").doesNotContain("USER");
        assertThat(seal.seal(TERMS, "p1")).isNotEqualTo(sealed);
    }

    @Test
    void anotherSecretAnotherPingOrAChangedByteOpensNothingAndSaysNothing() {
        String sealed = seal.seal(TERMS, "p1");
        TermSeal stranger = new TermSeal("another secret of sixteen", new SecureRandom());
        byte[] bytes = Base64.getDecoder().decode(sealed);
        bytes[20] ^= 1;
        String changed = Base64.getEncoder().encodeToString(bytes);
        for (Runnable attempt : new Runnable[] {
            () -> stranger.open(sealed, "p1"),
            () -> seal.open(sealed, "p2"),
            () -> seal.open(changed, "p1"),
            () -> seal.open("AAAA", "p1"),
            () -> seal.open("not base64", "p1")
        }) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOf(CasebookException.Permanent.class)
                    .hasMessageContaining("could not be decrypted")
                    .hasNoCause();
        }
    }
}
