package dev.casebook.aws;

import static java.util.Objects.requireNonNull;

import dev.casebook.store.BudgetContract;
import dev.casebook.store.ItemTable;
import dev.casebook.store.ItemTableContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** The contract on DynamoDB Local, in this process and in memory. */
class DynamoDbItemTableTest extends ItemTableContract {
    private static final String TABLE = "casebook";

    @Nullable
    private static AmazonDynamoDBLocal local;

    @Nullable
    private static ItemTable table;

    @BeforeAll
    static void start() {
        local = DynamoDBEmbedded.create();
        DynamoDbClient client = local.dynamoDbClient();
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .attributeDefinitions(text("pk"), text("sk")));
        table = new DynamoDbItemTable(client, TABLE);
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    @AfterAll
    static void stop() {
        if (local != null) {
            local.shutdown();
        }
    }

    @Override
    public ItemTable table() {
        return requireNonNull(table, "not started");
    }

    /** The judges' money on the same table. */
    @Nested
    class Promise9TheCapHoldsOnDynamoDbTest extends BudgetContract {
        @Override
        protected ItemTable table() {
            return requireNonNull(table, "not started");
        }
    }
}
