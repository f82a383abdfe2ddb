package dev.casebook.aws;

import dev.casebook.store.Condition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition in DynamoDB's words. Both parts are null where the request is to have none, as the SDK's builders expect it.
 *
 * @param expression the condition expression
 * @param values of its placeholders
 */
record DynamoDbCondition(
        @Nullable String expression, @Nullable Map<String, AttributeValue> values) {

    static DynamoDbCondition of(Condition condition) {
        return switch (condition) {
            case Condition.Absent absent -> new DynamoDbCondition("attribute_not_exists(pk)", null);
            case Condition.Present present -> new DynamoDbCondition("attribute_exists(pk)", null);
            case Condition.VersionIs expected ->
                new DynamoDbCondition("v = :expected", Map.of(":expected", DynamoDbItems.number(expected.version())));
            case Condition.Always always -> new DynamoDbCondition(null, null);
        };
    }
}
