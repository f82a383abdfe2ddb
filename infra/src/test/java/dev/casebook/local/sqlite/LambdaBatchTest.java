package dev.casebook.local.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LambdaBatchTest {
    private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<SqliteQueue.Message> BATCH = List.of(message("1"), message("2"), message("3"));

    private static SqliteQueue.Message message(String id) {
        return new SqliteQueue.Message(id, id + "/4", 4, "{}", SENT, SENT.plusSeconds(1));
    }

    private static SQSBatchResponse failing(@Nullable String... ids) {
        return new SQSBatchResponse(
                Arrays.stream(ids).map(SQSBatchResponse.BatchItemFailure::new).toList());
    }

    @Test
    void aMessageLooksAsItDoesOnLambda() {
        SQSEvent.SQSMessage record =
                LambdaBatch.event("jobs", BATCH).getRecords().getFirst();
        assertThat(record.getMessageId()).isEqualTo("1");
        assertThat(record.getReceiptHandle()).isEqualTo("1/4");
        assertThat(record.getBody()).isEqualTo("{}");
        assertThat(record.getMd5OfBody()).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");
        assertThat(record.getEventSourceArn()).endsWith(":jobs");
        assertThat(record.getAttributes())
                .isEqualTo(Map.of(
                        "ApproximateReceiveCount", "4",
                        "SentTimestamp", "1772366400000",
                        "ApproximateFirstReceiveTimestamp", "1772366401000"));
    }

    @Test
    void noAnswerAndAnEmptyListMeanThatAllSucceeded() {
        assertThat(LambdaBatch.failed(BATCH, null)).isEmpty();
        assertThat(LambdaBatch.failed(BATCH, new SQSBatchResponse())).isEmpty();
        assertThat(LambdaBatch.failed(BATCH, failing())).isEmpty();
    }

    @Test
    void onlyTheNamedMessagesFailed() {
        assertThat(LambdaBatch.failed(BATCH, failing("2", "3"))).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void anAnswerThatCannotBeReadFailsTheWholeBatch() {
        assertThat(LambdaBatch.failed(BATCH, failing("2", "unknown"))).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(LambdaBatch.failed(BATCH, failing(""))).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(LambdaBatch.failed(BATCH, failing((String) null))).containsExactlyInAnyOrder("1", "2", "3");
    }
}
