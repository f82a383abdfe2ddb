package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.CasebookException;
import dev.casebook.work.Address;
import dev.casebook.work.Messages;
import dev.casebook.work.Reply;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BotFunctionTest {
    private static final Address SENDER = new Address.Ephemeral("", "C1", "U1");
    private final Desk desk = new Desk();
    private final BotFunction function = new BotFunction(desk.parts);

    @Test
    void onlyWhatMaySucceedLaterIsReportedBack() {
        desk.chat.failBefore(new CasebookException.Retryable("Slack answered 503."));
        SQSBatchResponse response = handle(told("first"), "no reply at all", told("third"));
        assertThat(response.getBatchItemFailures())
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("m-0");
        assertThat(desk.chat.whispers)
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("third"));
    }

    @Test
    void aThrottledReplyComesAgainWhenSlackSaid() {
        desk.chat.failBefore(new CasebookException.Retryable("Slack asks to wait.", Duration.ofSeconds(30)));
        assertThat(handle(told("hello")).getBatchItemFailures()).isEmpty();
        assertThat(desk.queued).containsExactly(new Reply.Told(SENDER, "hello"));
        assertThat(desk.delays).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void whatOnlyAPersonCanMendIsTakenAndNotRepeated() {
        desk.chat.failBefore(new CasebookException.Permanent("The channel is archived."));
        assertThat(handle(told("hello")).getBatchItemFailures()).isEmpty();
        assertThat(desk.queued).isEmpty();
    }

    @Test
    void anUnexpectedFailureLetsTheQueueDecide() {
        desk.chat.failBefore(new IllegalStateException("a bug"));
        assertThat(handle(told("hello")).getBatchItemFailures()).hasSize(1);
    }

    private SQSBatchResponse handle(String... bodies) {
        SQSEvent event = new SQSEvent();
        event.setRecords(Arrays.stream(bodies)
                .map(body -> {
                    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
                    message.setMessageId("m-" + Arrays.asList(bodies).indexOf(body));
                    message.setBody(body);
                    return message;
                })
                .toList());
        return function.handleRequest(event, null);
    }

    private static String told(String text) {
        return Messages.write(new Reply.Told(SENDER, text));
    }
}
