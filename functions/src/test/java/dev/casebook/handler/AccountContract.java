package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.aws.Account;
import dev.casebook.casefile.Case;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.Key;
import dev.casebook.store.Query;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the functions do over the AWS adapters, whatever answers behind the account's address. */
abstract class AccountContract {
    private Account account;
    private AccountHouse house;

    /** Where the account is. */
    abstract URI endpoint();

    @BeforeEach
    void open() {
        account = new Account(endpoint());
        house = new AccountHouse(account);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Ping ping(String id) {
        return new Ping(id, "U1", new Address.ChannelMessage("C1"), house.now());
    }

    private Job.AddCase add(String id) {
        return new Job.AddCase(
                ping(id),
                FunctionsHouse.FAILURE.toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Case> cases() {
        return house.wiring.cases().dataset("clinic").isEmpty()
                ? List.of()
                : house.wiring.cases().cases("clinic");
    }

    private Experiment evaluated(String ping, String version) {
        int before = house.wiring.experiments().newest("clinic", 10).size();
        house.send(new Job.Evaluate(
                ping(ping),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.until(() -> house.wiring.experiments().newest("clinic", 10).size() > before);
        return house.wiring.experiments().newest("clinic", 1).getFirst();
    }

    @Test
    void aPingBecomesACaseARunAndADiffAndADuplicateChangesNothing() throws Exception {
        house.send(add("p1"));
        house.send(add("p1"));
        house.until(() -> cases().stream().anyMatch(c -> c.reproduction().isPresent()));
        assertThat(cases()).hasSize(1);
        assertThat(house.wiring.cases().trace(cases().getFirst().id())).isPresent();

        String id = cases().getFirst().id().display();
        house.send(new Job.AnswerCase(
                ping("p2"),
                id,
                "15:00 is already taken.",
                List.of(),
                List.of("already taken"),
                List.of("you are booked")));
        house.until(() -> cases().getFirst().reference().isPresent());
        evaluated("p3", "buggy");
        Experiment fixed = evaluated("p4", "fixed");

        String report = house.wiring.experiments().report(fixed.id()).orElseThrow();
        Diff diff = Json.mapper().readValue(report, Diff.class);
        assertThat(diff.verdict().regression()).isEqualTo(Verdict.Regression.NONE_FOUND);
        assertThat(house.replies())
                .filteredOn(Reply.Refresh.class::isInstance)
                .extracting(reply -> ((Reply.Refresh) reply).subject().id())
                .contains(fixed.id());
        assertThat(house.replies()).isEmpty();
    }

    @Test
    void whatCannotBeReadEndsAmongTheDeadLettersAndItsNeighboursAreDone() {
        account.queue("jobs").send("{\"job\":{\"type\":\"unheard-of\"}}", Duration.ZERO);
        house.send(new Job.Tell(ping("p1"), "hello"));
        for (int i = 0; i < 8; i++) {
            house.deliverJobs();
        }
        assertThat(account.queue("jobs").dead()).containsExactly("{\"job\":{\"type\":\"unheard-of\"}}");
        assertThat(house.replies()).containsExactly(new Reply.Told(new Address.ChannelMessage("C1"), "hello"));
    }

    @Test
    void conditionsHoldAndLongListsComePageByPage() {
        var table = account.table();
        Key key = new Key("RACE", "1");
        assertThat(table.put(new Item(key, 1, "{}"), new Condition.Absent())).isTrue();
        assertThat(table.put(new Item(key, 1, "{}"), new Condition.Absent())).isFalse();
        assertThat(table.put(new Item(key, 3, "{}"), new Condition.VersionIs(2)))
                .isFalse();
        assertThat(table.put(new Item(key, 2, "{}"), new Condition.VersionIs(1)))
                .isTrue();

        String large = "x".repeat(300_000);
        for (int i = 0; i < 8; i++) {
            table.put(new Item(new Key("PAGES", "item " + i), 1, large), new Condition.Absent());
        }
        Query all = Query.prefix("PAGES", "");
        assertThat(table.query(all).items()).hasSizeLessThan(8);
        assertThat(table.queryAll(all))
                .extracting(item -> item.key().sort())
                .hasSize(8)
                .isSorted();
    }

    @Test
    void whatIsLargerThanAnItemIsKeptBesideIt() {
        byte[] content = "a long transcript ".repeat(30_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(content).hasSizeGreaterThan(400 * 1024);
        String id = account.blobs().put(content);
        assertThat(account.blobs().get(id))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(content));

        String input = "question ".repeat(60_000);
        house.wiring
                .importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        List.of("{\"id\":\"c\",\"input\":\"" + input + "\",\"reference\":\"yes\",\"evaluators\":"
                                + "[{\"type\":\"contains\",\"value\":\"yes\"}]}"));
        assertThat(cases().getFirst().input().question()).hasSameSizeAs(input);
    }

    @Test
    void secretsAreFoundByTheirNameAndMissingOnesAreMissing() {
        account.secret("JUDGE_KEY", "shh");
        assertThat(account.secrets().find("JUDGE_KEY")).contains("shh");
        assertThat(account.secrets().find("NOBODY")).isEmpty();
    }
}
