package dev.casebook.bot.slack;

import dev.casebook.bot.message.BlockLimits;
import dev.casebook.bot.message.PlainBlocks;
import dev.casebook.bot.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the workspace takes newer blocks, which Slack brings to one workspace after the other. After a refusal messages go out
 * without them for an hour. Safe for several threads.
 */
final class NewerBlocks {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Set<String> REFUSALS =
            Set.of("invalid_blocks", "invalid_blocks_format", "unsupported_block_type");

    private final InstantSource clock;
    private volatile Instant plainUntil = Instant.MIN;

    NewerBlocks(InstantSource clock) {
        this.clock = clock;
    }

    /** Within Slack's limits, and plain where the workspace refused newer blocks lately. */
    SlackMessage fit(SlackMessage message) {
        boolean plain = PlainBlocks.needed(message) && clock.instant().isBefore(plainUntil);
        return plain ? PlainBlocks.of(message) : BlockLimits.fit(message);
    }

    /** Whether the same message may be taken when it goes out plain. */
    static boolean refused(@Nullable String error, SlackMessage sent) {
        return error != null && REFUSALS.contains(error) && PlainBlocks.needed(sent);
    }

    /** The plain one was taken, the other one was not. */
    void remember() {
        plainUntil = clock.instant().plus(REMEMBERED);
    }
}
