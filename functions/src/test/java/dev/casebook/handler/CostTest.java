package dev.casebook.handler;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.aws.Account;
import dev.casebook.aws.LocalAccount;
import dev.casebook.aws.RequestMeter;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a ping, a case and a run ask of AWS, as the clients report it, and what that costs. Rows: {@code -Dcost.rows=700} counts a whole
 * night; 40 unless given.
 */
class CostTest {
    private static final Logger LOG = LoggerFactory.getLogger(CostTest.class);
    /** US dollars in us-east-1, on demand, November 2026; the sources stand in infra/README.md. */
    private static final Map<String, Double> PRICES = Map.of(
            "write units", 0.625e-6,
            "read units", 0.125e-6,
            "Sqs SendMessage", 0.40e-6,
            "S3 PutObject", 5e-6,
            "S3 GetObject", 0.4e-6);

    private static final double ROW_DOLLARS = 0.00001;
    private static final int TRIALS = 3;

    @Nullable
    private static LocalAccount local;

    private Account account;
    private AccountHouse house;

    @BeforeAll
    static void start() throws Exception {
        local = new LocalAccount();
    }

    @AfterAll
    static void stop() {
        requireNonNull(local).close();
    }

    @BeforeEach
    void open() {
        account = new Account(requireNonNull(local).address());
        house = new AccountHouse(account);
    }

    @AfterEach
    void close() {
        account.close();
    }

    /** What a message costs besides being sent: it is received and deleted too. */
    private static double dollars(RequestMeter meter) {
        double all = PRICES.entrySet().stream()
                .mapToDouble(price -> meter.of(price.getKey()) * price.getValue())
                .sum();
        return all + 2 * meter.of("Sqs SendMessage") * 0.40e-6;
    }

    private Ping ping(String id) {
        return new Ping(id, "U1", new Address.ChannelMessage("C1"), house.now());
    }

    private void run(String id, String version, int trials) {
        int before = house.wiring.experiments().newest("clinic", 10).size();
        house.send(new Job.Evaluate(
                ping(id),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        trials,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.until(() -> account.waiting("evaluations") + account.waiting("jobs") == 0
                && house.wiring.experiments().newest("clinic", 10).size() > before);
    }

    @Test
    void aPingAndTheCaseItBecomesCostLessThanAHundredthOfACent() {
        account.meter().clear();
        house.send(new Job.Tell(ping("p0"), "hello"));
        house.until(() -> account.waiting("jobs") == 0);
        double ping = told("a ping without a case", 1);
        house.send(new Job.AddCase(
                ping("p1"),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        house.until(() -> house.wiring.cases().dataset("clinic").isPresent()
                && house.wiring.cases().cases("clinic").stream()
                        .anyMatch(c -> c.reproduction().isPresent()));
        double added = told("a ping that becomes a case, with its five replays", 1);

        assertThat(ping).isLessThan(1e-5);
        assertThat(added).isLessThan(1e-4);
    }

    @Test
    void anEvaluatedRowCostsNoMoreThanAThousandthOfACent() {
        int rows = Integer.getInteger("cost.rows", 40);
        house.wiring
                .importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        IntStream.range(0, rows)
                                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"input\":\"question " + i
                                        + "\",\"reference\":\"taken\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"taken\"},"
                                        + "{\"type\":\"latency-ok\"}]}")
                                .toList());
        run("baseline", "buggy", TRIALS);
        account.meter().clear();
        run("night", "fixed", TRIALS);
        double each = told("a night of " + rows + " cases, " + TRIALS + " trials", rows * TRIALS);

        assertThat(each).isLessThanOrEqualTo(ROW_DOLLARS);
    }

    /** Prints and forgets what was counted, and answers with the dollars of one. */
    private double told(String what, int by) {
        double each = dollars(account.meter()) / by;
        LOG.info("{}: ${} each; {}", what, each, account.meter().counted());
        account.meter().clear();
        return each;
    }
}
