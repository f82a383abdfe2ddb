package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Trail;
import org.junit.jupiter.api.Test;

class FrontRehearsalTest {
    @Test
    void everyKindOfRequestGoesAllTheWayAndLeavesNothingBehind() {
        assertThat(FrontRehearsal.run(Wiring.rehearsal())).containsExactly(200, 200, 200, 200);
        assertThat(Trail.current()).isEmpty();
    }
}
