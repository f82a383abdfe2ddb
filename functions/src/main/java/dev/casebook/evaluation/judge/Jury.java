package dev.casebook.evaluation.judge;

import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Asking;
import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.evaluators.Opinion;
import dev.casebook.evaluation.evaluators.Question;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One judge with one question: asks for as many votes at once as could decide, and for further ones only where they do not agree.
 * All within the judge's time.
 */
final class Jury implements Opinion {
    private static final Logger LOG = LoggerFactory.getLogger(Jury.class);
    /** Of English text; good enough for an expectation. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private static final int USUAL_ANSWER_TOKENS = 150;
    private static final int USUAL_VERDICT_TOKENS = 100;

    private final JudgeProfile profile;
    private final Question question;
    private final Prompt prompt;
    private final PaidCalls calls;
    private final InstantSource clock;
    private final Chance chance;

    Jury(JudgeProfile profile, Question question, Prompt prompt, PaidCalls calls, PaidCalls.Timing timing) {
        this.profile = profile;
        this.question = question;
        this.prompt = prompt;
        this.calls = calls;
        this.clock = timing.clock();
        this.chance = timing.chance();
    }

    @Override
    public String version() {
        return prompt.label() + "+" + profile.model().replace('@', '_');
    }

    @Override
    public Asking asking(Case c) {
        Answer none = new Answer("", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        int characters = prompt.with(question.criteria()).length()
                + Material.of(question.kind(), c, none).between("").length();
        long input = (long) profile.majority() * (characters / CHARACTERS_PER_TOKEN + USUAL_ANSWER_TOKENS);
        long output = (long) profile.majority() * USUAL_VERDICT_TOKENS;
        return new Asking(profile.majority(), input, output, profile.price().micros(input, output) / 1e6);
    }

    @Override
    public Outcome of(Case c, Answer answer) {
        if (answer.output().isBlank()) {
            return new Outcome.Unscored("the answer is empty, so a judge has nothing to quote");
        }
        if (question.kind() == Question.Kind.FACTUALITY && c.reference().isEmpty()) {
            return new Outcome.Unscored("no reference yet");
        }
        Material material = Material.of(question.kind(), c, answer);
        if (material.tooLong()) {
            return new Outcome.Unscored("the answer and what belongs to it are too long for a judge");
        }
        Count count = new Count(profile);
        Deadline deadline = Deadline.in(clock, profile.timeout());
        for (int asked = 0, next = count.next(); next > 0; asked += next, next = count.next()) {
            count.add(votes(material, answer.output(), new Round(asked, next, c.dataset(), deadline)));
        }
        return count.outcome(Steering.seenIn(material.texts()));
    }

    /** Votes that are asked for at the same time. */
    private record Round(int first, int size, String dataset, Deadline deadline) {}

    private List<Vote> votes(Material material, String output, Round round) {
        List<Future<Vote>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < round.size(); i++) {
                ChatModel.Request request = new ChatModel.Request(
                        prompt.with(question.criteria()), material.between(chance.next()), round.first() + i + 1);
                asked.add(threads.submit(() -> vote(request, output, round)));
            }
        }
        return asked.stream().map(Future::resultNow).toList();
    }

    private Vote vote(ChatModel.Request request, String output, Round round) {
        try {
            return Vote.of(calls.ask(request, round.dataset(), round.deadline()), output);
        } catch (RuntimeException e) {
            LOG.error(
                    "a call of judge {} broke: {}", profile.name(), e.getClass().getName());
            return new Vote.Invalid("the call broke", true, Judgement.Spend.NONE);
        }
    }
}
