package dev.casebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CasebookExceptionTest {

    @Test
    void aRetryableFailureCarriesTheRequestedPause() {
        assertThat(new CasebookException.Retryable("busy", Duration.ofSeconds(30)).retryAfter())
                .contains(Duration.ofSeconds(30));
    }
}
