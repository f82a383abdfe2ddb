package dev.casebook.evaluation;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What planned trials should cost, in US dollars. Pure.
 *
 * @param agentDollars by what agents reported of earlier trials; empty when none reported a cost
 * @param judgeDollars by what the same judges cost in earlier trials, else by their prices and the length of what they read
 * @param judgeCalls at the least, while votes agree
 */
public record ExpectedCost(OptionalDouble agentDollars, double judgeDollars, long judgeCalls) {

    /** What the judges of one case are asked, by evaluator and version. */
    public record Judging(List<Asked> asked) {
        public Judging {
            asked = List.copyOf(asked);
        }

        /** One judge's part. */
        public record Asked(String key, Asking asking) {}

        public static Judging of(Case c, Evaluators evaluators) {
            List<Asked> asked = new ArrayList<>();
            for (Evaluator evaluator : evaluators.of(c)) {
                evaluator
                        .asking(c)
                        .ifPresent(asking ->
                                asked.add(new Asked(ExpectedCost.key(evaluator.name(), evaluator.version()), asking)));
            }
            return new Judging(asked);
        }
    }

    /**
     * The expectation for every case.
     *
     * @param trials of each case
     * @param history earlier results of the dataset, of the baseline for instance; may be empty
     */
    public static ExpectedCost of(List<Judging> cases, int trials, List<ResultRow> history) {
        Map<String, Mean> judged = judged(history);
        double dollars = 0;
        double calls = 0;
        for (Judging each : cases) {
            for (Judging.Asked asked : each.asked()) {
                Mean before = judged.get(asked.key());
                dollars += before == null ? asked.asking().costDollars() : before.dollars();
                calls += before == null ? asked.asking().calls() : before.calls();
            }
        }
        OptionalDouble agent = agent(history);
        return new ExpectedCost(
                agent.isEmpty() ? agent : OptionalDouble.of(agent.getAsDouble() * cases.size() * trials),
                dollars * trials,
                Math.round(calls * trials));
    }

    /** All of it that is known. */
    public double dollars() {
        return agentDollars.orElse(0) + judgeDollars;
    }

    private static OptionalDouble agent(List<ResultRow> history) {
        return history.stream()
                .flatMap(row -> row.answer().stream())
                .flatMap(answer -> answer.usage().flatMap(Answer.Usage::costDollars).stream())
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** What one evaluation cost on average. */
    private record Mean(int results, double totalDollars, long totalCalls) {
        Mean plus(Mean more) {
            return new Mean(results + more.results, totalDollars + more.totalDollars, totalCalls + more.totalCalls);
        }

        double dollars() {
            return totalDollars / results;
        }

        double calls() {
            return (double) totalCalls / results;
        }
    }

    private static Map<String, Mean> judged(List<ResultRow> history) {
        Map<String, Mean> judged = new TreeMap<>();
        for (ResultRow row : history) {
            row.outcomes()
                    .forEach((stored, outcome) -> outcome.judgement().ifPresent(judgement -> {
                        int at = stored.lastIndexOf('@');
                        Judgement.Spend spend = judgement.spend();
                        judged.merge(
                                key(stored.substring(0, at), stored.substring(at + 1)),
                                new Mean(1, spend.costDollars(), spend.calls()),
                                Mean::plus);
                    }));
        }
        return judged;
    }

    /** A second evaluator of one type costs what the first does. */
    private static String key(String name, String version) {
        int number = name.indexOf('#');
        return (number < 0 ? name : name.substring(0, number)) + "@" + version;
    }
}
