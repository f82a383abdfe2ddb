package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message before it has its {@code ts}.
 *
 * @param threadTs the message it answers, or nothing
 * @param visibleTo the only person who sees it, or nothing for everybody in the channel
 * @param body the fields of the message
 */
public record Draft(
        String channel, @Nullable String threadTs, @Nullable String visibleTo, ObjectNode body) {}
