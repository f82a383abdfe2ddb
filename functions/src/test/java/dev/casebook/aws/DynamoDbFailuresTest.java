package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.aws.ScriptedAws.Answer;
import dev.casebook.store.Change;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.Key;
import dev.casebook.store.TransactResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What DynamoDB may answer besides success, and what is repeated: which DynamoDB Local never shows. */
class DynamoDbFailuresTest {
    private static final Item ITEM = new Item(new Key("P", "S"), 1, "{}");
    private static final Condition ABSENT = new Condition.Absent();
    private static final List<Change> TWO =
            List.of(new Change.Put(ITEM, ABSENT), new Change.Check(new Key("P", "T"), new Condition.Present()));
    private static final Answer THROTTLED = Answer.error(400, "ProvisionedThroughputExceededException");
    private static final Answer BROKEN = Answer.error(500, "InternalServerError");

    /** One conversation with the scripted server. */
    private record Told<T>(T answer, List<String> requests) {}

    private static <T> Told<T> told(Function<DynamoDbItemTable, T> call, Answer... answers) {
        try (ScriptedAws aws = new ScriptedAws(answers);
                DynamoDbClient client = DynamoDbClient.builder()
                        .endpointOverride(aws.address())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            T answer = call.apply(new DynamoDbItemTable(client, "casebook"));
            return new Told<>(answer, aws.requests());
        }
    }

    private static Function<DynamoDbItemTable, Object> failure(Function<DynamoDbItemTable, Object> call) {
        return table -> {
            try {
                return call.apply(table);
            } catch (CasebookException e) {
                return e;
            }
        };
    }

    private static Answer cancelled(String... codes) {
        String reasons =
                Arrays.stream(codes).map(c -> "{\"Code\":\"" + c + "\"}").collect(Collectors.joining(","));
        return new Answer(
                400,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"message\":\"cancelled\","
                        + "\"CancellationReasons\":[" + reasons + "]}");
    }

    @Test
    void theRequestsSayExactlyWhatIsMeant() throws JsonProcessingException {
        Told<Boolean> put = told(table -> table.put(ITEM, new Condition.VersionIs(3)), Answer.ok("{}"));
        // Without the condition, two workers that read version 3 would both win.
        assertThat(Json.mapper().readTree(put.requests().getFirst()))
                .isEqualTo(Json.mapper().readTree("""
                {"TableName":"casebook",
                 "Item":{"pk":{"S":"P"},"sk":{"S":"S"},"v":{"N":"1"},"body":{"S":"{}"}},
                 "ConditionExpression":"v = :expected",
                 "ExpressionAttributeValues":{":expected":{"N":"3"}}}"""));
        Told<Boolean> get = told(table -> table.get(new Key("P", "S")).isPresent(), Answer.ok("{}"));
        // Without the flag, a reader would miss what was just written.
        assertThat(get.requests().getFirst()).contains("\"ConsistentRead\":true");
    }

    @Test
    void aThrottledPutIsRepeatedBecauseItHadNoEffect() {
        Told<Boolean> put = told(table -> table.put(ITEM, ABSENT), THROTTLED, THROTTLED, Answer.ok("{}"));
        assertThat(put.answer()).isTrue();
        assertThat(put.requests()).hasSize(3);
    }

    @Test
    void aPutThatMeetsATransactionIsRepeated() {
        Told<Boolean> put = told(
                table -> table.put(ITEM, ABSENT), Answer.error(400, "TransactionConflictException"), Answer.ok("{}"));
        assertThat(put.answer()).isTrue();
    }

    @Test
    void aPutWithoutAnAnswerIsNotRepeatedBehindTheCallersBack() {
        Answer lost = Answer.error(400, "ConditionalCheckFailedException");
        for (Answer ambiguous : List.of(BROKEN, Answer.hangUp())) {
            Told<Object> put = told(failure(table -> table.put(ITEM, ABSENT)), ambiguous, lost);
            assertThat(put.answer()).isInstanceOf(CasebookException.Retryable.class);
            assertThat(put.requests()).hasSize(1);
        }
    }

    @Test
    void lastingThrottlingIsRetryable() {
        Told<Object> put =
                told(failure(table -> table.put(ITEM, ABSENT)), THROTTLED, THROTTLED, THROTTLED, THROTTLED, THROTTLED);
        assertThat(put.answer())
                .isInstanceOfSatisfying(
                        CasebookException.Retryable.class,
                        e -> assertThat(e).hasMessageContaining("ProvisionedThroughputExceededException"));
        assertThat(put.requests()).hasSize(5);
    }

    @Test
    void aTransactionWithoutAnAnswerIsRepeatedUnderTheSameToken() {
        Told<TransactResult> transact = told(table -> table.transact(TWO), BROKEN, Answer.hangUp(), Answer.ok("{}"));
        assertThat(transact.answer()).isEqualTo(new TransactResult.Committed());
        assertThat(transact.requests()).hasSize(3);
        assertThat(transact.requests().stream().map(DynamoDbFailuresTest::token).distinct())
                .singleElement()
                .asString()
                .hasSize(36);
    }

    private static String token(String request) {
        try {
            return Json.mapper().readTree(request).path("ClientRequestToken").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON was sent", e);
        }
    }

    @Test
    void twoTransactionsHaveTwoTokens() {
        Told<List<TransactResult>> transacts = told(
                table -> Stream.generate(() -> table.transact(TWO)).limit(2).toList(),
                Answer.ok("{}"),
                Answer.ok("{}"));
        assertThat(transacts.requests().stream()
                        .map(DynamoDbFailuresTest::token)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void aCancelledTransactionNamesTheRefusedPositions() {
        Told<TransactResult> transact = told(table -> table.transact(TWO), cancelled("None", "ConditionalCheckFailed"));
        assertThat(transact.answer()).isEqualTo(new TransactResult.Refused(List.of(1)));
        assertThat(transact.requests()).hasSize(1);
    }

    @Test
    void aCheckOfNothingDoesNotShiftThePositions() {
        List<Change> three =
                List.of(new Change.Check(new Key("P", "ANY"), new Condition.Always()), TWO.getFirst(), TWO.getLast());
        Told<TransactResult> transact =
                told(table -> table.transact(three), cancelled("None", "ConditionalCheckFailed"));
        assertThat(transact.answer()).isEqualTo(new TransactResult.Refused(List.of(2)));
    }

    @Test
    void aConflictIsRepeatedAndRetryableWhenItLasts() {
        Answer conflict = cancelled("TransactionConflict", "ConditionalCheckFailed");
        Told<TransactResult> transact = told(table -> table.transact(TWO), conflict, Answer.ok("{}"));
        assertThat(transact.answer()).isEqualTo(new TransactResult.Committed());
        Told<Object> lasting =
                told(failure(table -> table.transact(TWO)), conflict, conflict, conflict, conflict, conflict);
        assertThat(lasting.answer()).isInstanceOf(CasebookException.Retryable.class);
        assertThat(lasting.requests()).hasSize(5);
    }

    @Test
    void aRefusalThatStaysIsPermanentAndQuotesNoContent() {
        Told<Object> get =
                told(failure(table -> table.get(new Key("P", "S"))), Answer.error(400, "AccessDeniedException"));
        assertThat(get.answer())
                .isInstanceOfSatisfying(
                        CasebookException.Permanent.class,
                        e -> assertThat(e)
                                .hasMessageContaining("DynamoDB refused the request (AccessDeniedException)")
                                .hasMessageNotContaining("scripted"));
        assertThat(get.requests()).hasSize(1);
    }

    @Test
    void anItemOfSomebodyElsesTableIsNamedSo() {
        assertThatThrownBy(() -> told(
                        table -> table.get(new Key("P", "S")),
                        Answer.ok("{\"Item\":{\"pk\":{\"S\":\"P\"},\"sk\":{\"S\":\"S\"}}}")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("not written by Casebook");
    }
}
