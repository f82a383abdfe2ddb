package dev.casebook.handler;

import dev.casebook.Pause;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.JudgeEntry;
import dev.casebook.configuration.SpendingEntry;
import dev.casebook.evaluation.judge.Caps;
import dev.casebook.evaluation.judge.Ceilings;
import dev.casebook.spending.PaidWork;
import dev.casebook.spending.Spent;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemBudget;
import dev.casebook.store.ItemPaidWork;
import dev.casebook.store.ItemTable;
import dev.casebook.store.TokenBuckets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What {@code casebook.yaml} says about money, as the other rooms take it. */
public final class ConfiguredSpending {

    private ConfiguredSpending() {}

    static ItemBudget budget(Configuration configuration, Backing backing, SecureRandom random) {
        return budget(configuration, backing.table(), backing.blobs(), backing.clock(), random);
    }

    private static ItemBudget budget(
            Configuration configuration, ItemTable table, BlobStore blobs, InstantSource clock, SecureRandom random) {
        return new ItemBudget(
                table,
                blobs,
                clock,
                new ItemBudget.Chance(Pause.sleeping(), random),
                new ItemBudget.Terms(ceilings(configuration.spending()), configuration.defaultChannel()));
    }

    /** How paid work stands, read anew at each call. */
    public static Supplier<Spent> spent(
            Configuration configuration, ItemTable table, BlobStore blobs, InstantSource clock) {
        PaidWork paid = new ItemPaidWork(table, blobs, clock);
        ItemBudget budget = budget(configuration, table, blobs, clock, new SecureRandom());
        Map<String, Caps> judges = new LinkedHashMap<>();
        configuration.judges().forEach((name, judge) -> judges.put(name, caps(judge.budget())));
        return () -> new Spent(paid.stopped(), budget.used(judges));
    }

    static Caps caps(JudgeEntry.Budget budget) {
        return new Caps(micros(budget.daily()), budget.monthly().map(ConfiguredSpending::micros));
    }

    static TokenBuckets.Runs runs(SpendingEntry spending) {
        return new TokenBuckets.Runs(spending.runsPerUser(), spending.runsPerChannel());
    }

    private static Ceilings ceilings(SpendingEntry spending) {
        Map<String, Caps> datasets = new HashMap<>();
        spending.datasets().forEach((name, budget) -> datasets.put(name, caps(budget)));
        return new Ceilings(spending.all().map(ConfiguredSpending::caps), datasets);
    }

    private static long micros(double dollars) {
        return Math.round(dollars * 1e6);
    }
}
