package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.Subject;
import dev.casebook.work.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvokedTest {
    private static final Address TO = new Address.Direct("U1");

    @AfterEach
    void leave() {
        System.clearProperty("com.amazonaws.xray.traceHeader");
        Trail.leave();
    }

    @Test
    void aCallFromOutsideBeginsATrailUnderTheIdThatXRayHasForIt() {
        System.setProperty(
                "com.amazonaws.xray.traceHeader",
                "Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=53995c3f42cd8ad8;Sampled=1");
        Invoked.by(new FiveMinutes());
        assertThat(Trail.current()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void withoutXRayEachCallBeginsItsOwn() {
        Invoked.by(null);
        String first = Trail.current().orElseThrow();
        Invoked.by(null);
        assertThat(Trail.current()).isPresent().isNotEqualTo(Optional.of(first));
    }

    @Test
    void eachMessageOfABatchGoesOnUnderItsOwnTrailFromThePingToTheReply() {
        List<String> sent = new ArrayList<>();
        ReplyQueue replies = (reply, delay) -> sent.add(Messages.write(reply));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message("a".repeat(32)), message("b".repeat(32))));
        SqsBatch.handle(
                event,
                message ->
                        replies.send(new Reply.Refresh(TO, new Subject(Subject.Kind.CASE, "7KQ2M9XA")), Duration.ZERO));
        assertThat(sent)
                .extracting(Messages::trail)
                .containsExactly(Optional.of("a".repeat(32)), Optional.of("b".repeat(32)));
    }

    private static SQSEvent.SQSMessage message(String trail) {
        Trail.follow(trail);
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId(trail);
        message.setBody(Messages.write(
                new Job.Tell(new Ping(trail, "U1", TO, Instant.parse("2026-03-02T03:00:00Z")), "Hello.")));
        Trail.leave();
        return message;
    }
}
