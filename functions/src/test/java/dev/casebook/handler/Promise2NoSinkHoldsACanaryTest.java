package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.alert.Alert;
import dev.casebook.alert.AlertRedaction;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promise 2: canaries in a trace, in answers, in an error and in an alert; none in the table, the blobs, the queues and the log. */
class Promise2NoSinkHoldsACanaryTest {

    @Test
    void nothingPlantedReachesAStoreAQueueOrTheLog() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        FunctionsHouse house = new FunctionsHouse(true);
        StringBuilder queued = new StringBuilder();
        try {
            Job.HandleAlert alert = alert(house);
            queued.append(Messages.write(alert));
            house.deliver(alert);
            house.settle();
            house.deliver(new Job.Evaluate(
                    new Ping("e1", "U1", new Address.ChannelMessage("C1"), house.clock.instant()),
                    "clinic",
                    new Job.Evaluate.Options(
                            Optional.of("buggy"),
                            Optional.empty(),
                            List.of(),
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())));
            house.settle();
            house.queues.replies().forEach(reply -> queued.append(reply));
        } finally {
            System.setErr(before);
        }

        String everything =
                house.table.everything() + house.blobs.everything() + queued + log.toString(StandardCharsets.UTF_8);
        assertThat(everything).contains("<EMAIL:k3:", "<CARD:k3:", "\"k3\"");
        assertThat(Canaries.ALL).allSatisfy(canary -> assertThat(everything).doesNotContain(canary));
    }

    private static Job.HandleAlert alert(FunctionsHouse house) {
        Alert alert = new Alert(
                "grafana",
                "{}:{alertname=\"x\"}",
                true,
                "Booking failed: " + Canaries.IN_AN_ALERT,
                Map.of("service_name", "clinic", "contact", Canaries.IN_AN_ALERT),
                Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                List.of(),
                List.of(new Alert.Member("f1", house.clock.instant().minus(Duration.ofMinutes(1)), true)));
        return new Job.HandleAlert(
                new Ping("a1", "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new AlertRedaction(house.wiring.outside().redactor()).redact(alert));
    }
}
