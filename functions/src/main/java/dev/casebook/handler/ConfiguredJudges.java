package dev.casebook.handler;

import dev.casebook.Pause;
import dev.casebook.agent.http.ApacheHttpCalls;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.aws.Clients;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.JudgeEntry;
import dev.casebook.evaluation.evaluators.Opinions;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.JudgeProfile;
import dev.casebook.evaluation.judge.Judges;
import dev.casebook.evaluation.judge.OpenAiChat;
import dev.casebook.evaluation.judge.Price;
import dev.casebook.evaluation.judge.SwitchedBudget;
import dev.casebook.spending.PaidWork;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The configured judges, as evaluators take them. */
final class ConfiguredJudges {

    private ConfiguredJudges() {}

    static Opinions of(Configuration configuration, Backing backing, PaidWork paid) {
        if (configuration.judges().isEmpty()) {
            return Opinions.none();
        }
        HttpCalls calls = Clients.bedrock(new ApacheHttpCalls());
        SecureRandom random = new SecureRandom();
        List<Judges.Seat> seats = configuration.judges().values().stream()
                .map(entry -> seat(entry, calls, backing))
                .toList();
        Budget budget = new SwitchedBudget(ConfiguredSpending.budget(configuration, backing, random), paid);
        return new Judges(seats, budget, backing.clock(), Pause.sleeping(), random);
    }

    private static Judges.Seat seat(JudgeEntry entry, HttpCalls calls, Backing backing) {
        JudgeProfile profile = new JudgeProfile(
                entry.name(),
                entry.model(),
                new Price(entry.price().input(), entry.price().output()),
                entry.votes(),
                entry.timeout(),
                ConfiguredSpending.caps(entry.budget()));
        return new Judges.Seat(
                profile, new OpenAiChat(calls, entry.url(), entry.model(), () -> key(entry, backing), backing.clock()));
    }

    /** Looked up when a judge is asked: most functions never ask one and have no right to its key. */
    private static Optional<String> key(JudgeEntry entry, Backing backing) {
        return entry.key().map(name -> SecretValues.resolve("secret:" + name, backing.secrets()));
    }
}
