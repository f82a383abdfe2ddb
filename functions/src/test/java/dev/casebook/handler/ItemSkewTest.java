package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.Pause;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.family.Family;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.Caps;
import dev.casebook.expert.HandOver;
import dev.casebook.harvest.HarvestLog;
import dev.casebook.nightly.Night;
import dev.casebook.nightly.NightLog;
import dev.casebook.pruning.Pruning;
import dev.casebook.pruning.PruningLog;
import dev.casebook.store.Condition;
import dev.casebook.store.DoubleSubmits;
import dev.casebook.store.Inbox;
import dev.casebook.store.Item;
import dev.casebook.store.ItemBudget;
import dev.casebook.store.ItemConfigurationMark;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemHandOffStore;
import dev.casebook.store.ItemHarvestLog;
import dev.casebook.store.ItemNightLog;
import dev.casebook.store.ItemPaidWork;
import dev.casebook.store.ItemPruningLog;
import dev.casebook.store.SortOrder;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Old and new code together: whatever is stored is read alike when a later version has added fields to it, and when an earlier one did not
 * write what may be absent. Which shapes there are is read from the tables of keys in the stores' own documentation, so that a new one
 * without a sample here fails.
 */
class ItemSkewTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^ \\* ([A-Z]+)(?:#[^|\\n]*)? *\\| \\S");
    private static final Instant SLOT = Instant.parse("2026-03-04T02:00:00Z");

    private final FunctionsHouse house = new FunctionsHouse();
    private final ItemBudget budget = new ItemBudget(
            house.table,
            house.blobs,
            house.clock,
            new ItemBudget.Chance(Pause.sleeping(), new Random(1)),
            ItemBudget.Terms.NONE);
    private final NightLog nights = new ItemNightLog(house.table, house.blobs);
    private final PruningLog prunings = new ItemPruningLog(house.table, house.blobs);
    private final HarvestLog harvests = new ItemHarvestLog(house.table, house.blobs);
    private final ItemFamilyStore families = new ItemFamilyStore(house.table, house.blobs);
    private final ItemHandOffStore handOffs = new ItemHandOffStore(house.table, house.blobs);
    private final ItemGroups groups = new ItemGroups(house.table, house.blobs, house.clock);

    private Ping ping(String id) {
        return new Ping(
                id,
                "U1",
                new Address.ChannelMessage("C1"),
                house.clock.instant(),
                Optional.of(new Ping.Person("T1", Optional.of("said " + id))));
    }

    private Job.Evaluate evaluation(String id, String version) {
        return new Job.Evaluate(
                ping(id),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** One of everything that is kept. */
    private void fill() {
        house.deliver(new Job.HandleAlert(
                new Ping("a1", "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        "{}:{}",
                        true,
                        "Booked a taken slot",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", SLOT, true)))));
        house.settle();
        String id = house.wiring.cases().cases("clinic").getFirst().id().display();
        house.deliver(new Job.AnswerCase(ping("p1"), id, "taken", List.of(), List.of("taken"), List.of()));
        house.deliver(evaluation("p2", "buggy"));
        house.settle();
        house.deliver(evaluation("p3", "fixed"));
        house.deliver(new Job.StopPaidWork(ping("p4"), "why not"));
        budget.reserve(new Budget.Reservation("mini", "clinic", "r1", 100), new Caps(120, Optional.of(200L)));
        budget.reserve(new Budget.Reservation("mini", "clinic", "r2", 50), new Caps(120, Optional.of(200L)));
        new ItemConfigurationMark(house.table, house.blobs, house.clock).note("aaaa");
        groups.keep("S1", Set.of("U1"));
        harvests.record(new HarvestLog.Run("errors", SLOT, 2));
        nights.watch(Optional.empty(), new NightLog.Watch("clinic", "0 2 * * *", SLOT));
        nights.claim(new Night(
                "clinic",
                SLOT,
                new Night.Place("clinic", "C1", "UTC", Optional.empty()),
                List.of(),
                Optional.of("EXP-1"),
                Optional.empty(),
                Optional.empty(),
                false));
        prunings.until("clinic", Optional.empty(), SLOT);
        prunings.claim(new Pruning("clinic", SLOT, "C1", List.of(), 0, 3, true));
        prunings.keep("clinic", house.wiring.cases().cases("clinic").getFirst().id(), "NEVER_DIFFERED@2");
        house.deliver(evaluation("p5", "fixed"));
        new HandOver(house.wiring.cases(), handOffs, house.clock).ask(id, "U2", "U1");
        families.count("clinic", "F1", "tempo:a1", SLOT);
        families.change("clinic", "F1", family -> family.withMute(Optional.of(new Family.Mute("U1", SLOT))));
    }

    /** Everything that the stores say, in words. */
    private List<String> read() {
        List<Object> all = new ArrayList<>();
        var cases = house.wiring.cases();
        var experiments = house.wiring.experiments();
        all.add(cases.datasets());
        cases.cases("clinic").forEach(c -> all.add(Json.mapper().valueToTree(c)));
        all.add(cases.pins("clinic", 9));
        cases.manifest("clinic", 9).forEach(c -> all.add(Json.mapper().valueToTree(c)));
        cases.cases("clinic")
                .forEach(c -> all.add(cases.findByDisplayId(c.id().display()).isPresent()));
        Stream.concat(experiments.unfinished().stream(), experiments.newest("clinic", 9).stream())
                .forEach(run -> {
                    all.add(Json.mapper().valueToTree(run));
                    all.add(experiments.lanes(run));
                    experiments
                            .results(run.id())
                            .forEach(row -> all.add(Json.mapper().valueToTree(row)));
                    all.add(experiments.report(run.id()));
                });
        all.add(experiments.unsent(9));
        house.wiring
                .incidents()
                .open(9)
                .forEach(incident -> all.add(Json.mapper().valueToTree(incident)));
        all.add(new Inbox(house.table, house.blobs, house.clock).outcome("p5"));
        all.add(new DoubleSubmits(house.table, house.blobs).isDouble(ping("p2")));
        all.add(new ItemPaidWork(house.table, house.blobs, house.clock).stopped());
        all.add(budget.used(Map.of("mini", new Caps(120, Optional.of(200L)))));
        all.add(families.find("clinic", "F1"));
        cases.cases("clinic").forEach(c -> all.add(families.member("clinic", c.id())));
        all.add(handOffs.open());
        cases.cases("clinic").forEach(c -> all.add(cases.revisions(c, 9)));
        all.add(groups.members("S1"));
        all.add(harvests.last("errors"));
        all.add(nights.watch("clinic"));
        all.add(nights.newest("clinic", 9));
        all.add(prunings.until("clinic"));
        all.add(Json.mapper().valueToTree(prunings.find("clinic/" + SLOT)));
        cases.cases("clinic").forEach(c -> all.add(prunings.kept("clinic", c.id())));
        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC);
        house.wiring.audit().each(today, today, all::add);
        return all.stream().map(String::valueOf).toList();
    }

    /** Rewrites every item, as code of another version would have written it. */
    private void rewrite(UnaryOperator<ObjectNode> content) {
        for (Item item : house.table.allItems()) {
            try {
                ObjectNode body = (ObjectNode) Json.mapper().readTree(item.body());
                if (body.path("content") instanceof ObjectNode old) {
                    body.set("content", content.apply(old));
                }
                body.put("schemaVersion", 2);
                body.put("laterStill", "x");
                if (!item.key().partition().startsWith("AUDIT#")) {
                    house.table.put(
                            new Item(item.key(), item.version(), body.toString(), item.expires()),
                            new Condition.Always());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void fieldsThatALaterVersionAddedAreIgnored() {
        fill();
        List<String> before = read();
        rewrite(content -> content.put("later", 7));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void whatMayBeAbsentMayBeMissing() {
        fill();
        List<String> before = read();
        rewrite(content -> {
            List<String> empty = new ArrayList<>();
            content.properties().forEach(field -> {
                if (field.getValue().isNull()) {
                    empty.add(field.getKey());
                }
            });
            return content.remove(empty);
        });
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void theWorkGoesOnOverWhatALaterVersionWrote() {
        fill();
        rewrite(content -> content.put("later", 7));
        house.deliver(new Job.ResumePaidWork(ping("p6")));
        house.clock.advance(java.time.Duration.ofMinutes(6));
        house.wiring.workbench().sweep();
        house.settle();
        assertThat(house.wiring.experiments().unfinished()).isEmpty();
        assertThat(house.wiring.experiments().newest("clinic", 9)).hasSize(2);
    }

    @Test
    void everyShapeThatIsDocumentedIsAmongTheSamples() throws IOException {
        fill();
        Set<String> documented = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/casebook/store"))) {
            for (Path file : files.toList()) {
                Matcher shape = DOCUMENTED.matcher(Files.readString(file));
                while (shape.find()) {
                    documented.add(shape.group(1));
                }
            }
        }
        // What is only a mark that points elsewhere is written by the loop all the same.
        Set<String> stored = new TreeSet<>(SortOrder.BYTES);
        house.table.allItems().forEach(item -> stored.add(item.key().partition().split("#", 2)[0]));
        stored.add("OUTBOX"); // emptied as soon as it is filled
        assertThat(stored).containsAll(documented);
        assertThat(documented).hasSizeGreaterThan(15);
    }
}
