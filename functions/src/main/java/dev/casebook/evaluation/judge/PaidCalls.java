package dev.casebook.evaluation.judge;

import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.http.Retries;
import dev.casebook.evaluation.Judgement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a model with money: each call is reserved before it is made and settled after it, repeated ones too. A call that did not get
 * through is made again while there is time, no sooner than its server asks for; an answer is never asked for twice.
 */
final class PaidCalls {
    private static final Logger LOG = LoggerFactory.getLogger(PaidCalls.class);
    /** Bytes of the verdict's schema and of what a server puts around messages. */
    private static final int AROUND = 1_000;

    private final JudgeProfile profile;
    private final ChatModel model;
    private final Budget budget;
    private final Timing timing;

    /** What tells and passes time, and chance. */
    record Timing(InstantSource clock, Pause pause, Retries retries, Chance chance) {}

    PaidCalls(JudgeProfile profile, ChatModel model, Budget budget, Timing timing) {
        this.profile = profile;
        this.model = model;
        this.budget = budget;
        this.timing = timing;
    }

    /** What came of it in the end, and what it all cost. */
    record Paid(ChatModel.Reply reply, Judgement.Spend spend) {}

    Paid ask(ChatModel.Request request, String dataset, Deadline deadline) {
        Judgement.Spend spend = Judgement.Spend.NONE;
        for (int attempt = 1; ; attempt++) {
            Duration left = deadline.left(timing.clock());
            if (!left.isPositive()) {
                return new Paid(lost("the time was up"), spend);
            }
            Budget.Reservation reservation = new Budget.Reservation(
                    profile.name(), dataset, timing.chance().next(), most(request));
            Optional<String> refused = refused(reservation);
            if (refused.isPresent()) {
                return new Paid(new ChatModel.Withheld(refused.get(), Optional.empty()), spend);
            }
            ChatModel.Reply reply = model.ask(request, left);
            Judgement.Spend used = used(reply, request);
            settle(reservation, used);
            spend = spend.plus(used);
            if (!(reply instanceof ChatModel.Lost lost) || !pausedBefore(attempt, lost, deadline)) {
                return new Paid(reply, spend);
            }
        }
    }

    /** False when there is no time for another attempt. */
    private boolean pausedBefore(int attempt, ChatModel.Lost lost, Deadline deadline) {
        Duration pause = lost.retryAfter()
                .orElseGet(() -> timing.retries().after(attempt, timing.chance().share()));
        if (attempt >= timing.retries().attempts() || pause.compareTo(deadline.left(timing.clock())) >= 0) {
            return false;
        }
        try {
            timing.pause().pause(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<String> refused(Budget.Reservation reservation) {
        try {
            return switch (budget.reserve(reservation, profile.caps())) {
                case Budget.Granted granted -> Optional.empty();
                case Budget.Stopped stopped -> Optional.of(stopped.sentence());
                case Budget.Refused no ->
                    Optional.of("%s %s budget of $%.2f is used up"
                            .formatted(
                                    no.whose(),
                                    no.which() == Budget.Which.DAILY ? "daily" : "monthly",
                                    no.cap() / 1e6));
            };
        } catch (CasebookException.Retryable e) {
            return Optional.of("the judge's budget could not be read, so nothing was spent");
        }
    }

    private void settle(Budget.Reservation reservation, Judgement.Spend used) {
        try {
            budget.settle(reservation, Math.round(used.costDollars() * 1e6));
        } catch (CasebookException.Retryable e) {
            LOG.warn("a call of judge {} was not settled and counts in full", profile.name());
        }
    }

    /** A token is one byte at the least, so this cannot be exceeded. */
    private static long mostInput(ChatModel.Request request) {
        return AROUND
                + (long) request.system().getBytes(StandardCharsets.UTF_8).length
                + request.user().getBytes(StandardCharsets.UTF_8).length;
    }

    private long most(ChatModel.Request request) {
        return profile.price().micros(mostInput(request), ChatModel.Request.MOST_OUTPUT_TOKENS);
    }

    private Judgement.Spend used(ChatModel.Reply reply, ChatModel.Request request) {
        ChatModel.Usage all = new ChatModel.Usage(mostInput(request), ChatModel.Request.MOST_OUTPUT_TOKENS);
        ChatModel.Usage usage = switch (reply) {
            case ChatModel.Said said -> said.usage().orElse(all);
            case ChatModel.Withheld withheld -> withheld.usage().orElse(all);
            case ChatModel.Lost lost -> lost.perhapsPaid() ? all : new ChatModel.Usage(0, 0);
            case ChatModel.Refused refused -> new ChatModel.Usage(0, 0);
        };
        long micros = profile.price().micros(usage.inputTokens(), usage.outputTokens());
        return new Judgement.Spend(1, usage.inputTokens(), usage.outputTokens(), micros / 1e6);
    }

    private static ChatModel.Reply lost(String reason) {
        return new ChatModel.Lost(reason, Optional.empty(), false);
    }
}
