package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Trail;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class WebhookRehearsalTest {
    @Test
    void anAlertGoesAllTheWayAndLeavesNothingBehind() {
        var response = WebhookRehearsal.run(InstantSource.system());
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        assertThat(Trail.current()).isEmpty();
    }
}
