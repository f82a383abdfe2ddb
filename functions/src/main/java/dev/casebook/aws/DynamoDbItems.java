package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.store.Item;
import dev.casebook.store.Key;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as attributes: {@code pk} and {@code sk} (the table's keys), {@code v} (number), {@code body} (text) and, where it
 * expires, {@code ttl} (epoch seconds: the table's time-to-live attribute).
 */
final class DynamoDbItems {
    private static final String PARTITION = "pk";
    private static final String SORT = "sk";
    private static final String VERSION = "v";
    private static final String BODY = "body";
    private static final String EXPIRES = "ttl";

    private DynamoDbItems() {}

    static Map<String, AttributeValue> attributes(Key key) {
        return Map.of(PARTITION, text(key.partition()), SORT, text(key.sort()));
    }

    static Map<String, AttributeValue> attributes(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>(attributes(item.key()));
        attributes.put(VERSION, number(item.version()));
        attributes.put(BODY, text(wellFormed(item.body())));
        item.expires().ifPresent(e -> attributes.put(EXPIRES, number(e.getEpochSecond())));
        return attributes;
    }

    static Key key(Map<String, AttributeValue> attributes) {
        return new Key(
                required(attributes, PARTITION).s(), required(attributes, SORT).s());
    }

    static Item item(Map<String, AttributeValue> attributes) {
        Optional<Instant> expires = Optional.ofNullable(attributes.get(EXPIRES))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n())));
        return new Item(
                key(attributes),
                Long.parseLong(required(attributes, VERSION).n()),
                required(attributes, BODY).s(),
                expires);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue required(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new CasebookException.Permanent(
                    "An entry of the table lacks the attribute " + name
                            + ", so it was not written by Casebook; nothing was changed. Check the table's name in the settings.");
        }
        return value;
    }

    /** Half a surrogate pair becomes a question mark here, as in every other backend. */
    private static String wellFormed(String body) {
        return new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
