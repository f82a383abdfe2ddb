package dev.casebook.aws;

import dev.casebook.store.Change;
import dev.casebook.store.Condition;
import dev.casebook.store.Item;
import dev.casebook.store.ItemLimits;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Key;
import dev.casebook.store.Page;
import dev.casebook.store.Query;
import dev.casebook.store.SortOrder;
import dev.casebook.store.TransactResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The item table on AWS: one DynamoDB table with the key {@code pk}, {@code sk} (both text) and time-to-live on {@code ttl}. Reads
 * are strongly consistent. Safe for several threads.
 */
public final class DynamoDbItemTable implements ItemTable {
    private static final String SERVICE = "DynamoDB";

    private final DynamoDbClient client;
    private final String table;
    private final Supplier<String> tokens;
    private final AwsRequestOverrideConfiguration putRetries = DynamoDbRetries.conditionalPut();
    private final AwsRequestOverrideConfiguration transactionRetries = DynamoDbRetries.transaction();

    public DynamoDbItemTable(DynamoDbClient client, String table) {
        this(client, table, () -> UUID.randomUUID().toString());
    }

    /**
     * A table with its own source of tokens.
     *
     * @param tokens a new one at each call, 1 to 36 characters; by it DynamoDB knows a repeated transaction for 10 minutes
     */
    public DynamoDbItemTable(DynamoDbClient client, String table, Supplier<String> tokens) {
        this.client = client;
        this.table = table;
        this.tokens = tokens;
    }

    @Override
    public Optional<Item> get(Key key) {
        ItemLimits.check(key);
        return translated(() -> {
            Map<String, AttributeValue> found = client.getItem(r -> r.tableName(table)
                            .key(DynamoDbItems.attributes(key))
                            .consistentRead(true))
                    .item();
            return found.isEmpty() ? Optional.empty() : Optional.of(DynamoDbItems.item(found));
        });
    }

    @Override
    public boolean put(Item item, Condition condition) {
        ItemLimits.check(new Change.Put(item, condition));
        DynamoDbCondition when = DynamoDbCondition.of(condition);
        return translated(() -> {
            try {
                client.putItem(r -> r.tableName(table)
                        .item(DynamoDbItems.attributes(item))
                        .conditionExpression(when.expression())
                        .expressionAttributeValues(when.values())
                        .overrideConfiguration(putRetries));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    @Override
    public Page query(Query query) {
        if (SortOrder.BYTES.compare(query.from(), query.to()) > 0) {
            return new Page(List.of(), Optional.empty()); // DynamoDB calls such a range an error
        }
        Map<String, AttributeValue> bounds = Map.of(
                ":pk", DynamoDbItems.text(query.partition()),
                ":from", DynamoDbItems.text(query.from()),
                ":to", DynamoDbItems.text(query.to()));
        return translated(() -> {
            var answer = client.query(r -> r.tableName(table)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(bounds)
                    .scanIndexForward(query.order() == Query.Order.ASCENDING)
                    .limit(query.limit())
                    .exclusiveStartKey(
                            query.after().map(DynamoDbItems::attributes).orElse(null))
                    .consistentRead(true));
            List<Item> items = answer.items().stream().map(DynamoDbItems::item).toList();
            return new Page(
                    items,
                    answer.hasLastEvaluatedKey()
                            ? Optional.of(DynamoDbItems.key(answer.lastEvaluatedKey()))
                            : Optional.empty());
        });
    }

    @Override
    public TransactResult transact(List<Change> changes) {
        ItemLimits.check(changes);
        List<TransactWriteItem> writes = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            int position = i;
            write(changes.get(i)).ifPresent(write -> {
                writes.add(write);
                positions.add(position);
            });
        }
        return writes.isEmpty() ? new TransactResult.Committed() : transact(writes, positions);
    }

    private TransactResult transact(List<TransactWriteItem> writes, List<Integer> positions) {
        return translated(() -> {
            try {
                client.transactWriteItems(r -> r.transactItems(writes)
                        .clientRequestToken(tokens.get())
                        .overrideConfiguration(transactionRetries));
                return new TransactResult.Committed();
            } catch (TransactionCanceledException e) {
                return new TransactResult.Refused(refused(e, positions));
            }
        });
    }

    /** The changes whose conditions did not hold; what was cancelled for another reason is thrown on. */
    private static List<Integer> refused(TransactionCanceledException cancelled, List<Integer> positions) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            switch (reasons.get(i).code()) {
                case "ConditionalCheckFailed" -> refused.add(positions.get(i));
                case "None" -> {}
                default -> throw cancelled;
            }
        }
        if (refused.isEmpty()) {
            throw cancelled;
        }
        return refused;
    }

    /** Empty for a check of nothing, which DynamoDB has no words for. */
    private Optional<TransactWriteItem> write(Change change) {
        DynamoDbCondition when = DynamoDbCondition.of(change.condition());
        return switch (change) {
            case Change.Put put ->
                Optional.of(TransactWriteItem.builder()
                        .put(Put.builder()
                                .tableName(table)
                                .item(DynamoDbItems.attributes(put.item()))
                                .conditionExpression(when.expression())
                                .expressionAttributeValues(when.values())
                                .build())
                        .build());
            case Change.Delete delete ->
                Optional.of(TransactWriteItem.builder()
                        .delete(Delete.builder()
                                .tableName(table)
                                .key(DynamoDbItems.attributes(delete.key()))
                                .conditionExpression(when.expression())
                                .expressionAttributeValues(when.values())
                                .build())
                        .build());
            case Change.Check check -> checked(check, when);
        };
    }

    /** A check without a condition holds always, and DynamoDB refuses one that says nothing. */
    private Optional<TransactWriteItem> checked(Change.Check check, DynamoDbCondition when) {
        if (when.expression() == null) {
            return Optional.empty();
        }
        return Optional.of(TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(DynamoDbItems.attributes(check.key()))
                        .conditionExpression(when.expression())
                        .expressionAttributeValues(when.values())
                        .build())
                .build());
    }

    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (TransactionCanceledException e) {
            throw DynamoDbRetries.mayPass(e) ? DynamoDbRetries.busy(e) : AwsFailure.of(SERVICE, e);
        } catch (SdkException e) {
            throw AwsFailure.of(SERVICE, e);
        }
    }
}
