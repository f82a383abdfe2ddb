package dev.casebook.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Counts requests by service and operation, and the capacity units that DynamoDB reports. Safe for several threads. */
public final class RequestMeter implements ExecutionInterceptor {
    private final Map<String, DoubleAdder> counts = new ConcurrentHashMap<>();

    /** What was counted, by name: {@code SQS SendMessage}, {@code read units}, {@code write units}. */
    public Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        counts.forEach((name, count) -> counted.put(name, count.sum()));
        return counted;
    }

    public double of(String name) {
        return Optional.ofNullable(counts.get(name)).map(DoubleAdder::sum).orElse(0.0);
    }

    public void clear() {
        counts.clear();
    }

    private void add(String name, double more) {
        counts.computeIfAbsent(name, each -> new DoubleAdder()).add(more);
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case GetItemRequest get -> get.copy(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            case PutItemRequest put -> put.copy(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            case QueryRequest query -> query.copy(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            case TransactWriteItemsRequest write ->
                write.copy(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            default -> context.request();
        };
    }

    /** Of every attempt, since every one is paid. */
    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        add(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                1);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        switch (response) {
            case GetItemResponse got -> add("read units", units(got.consumedCapacity()));
            case QueryResponse found -> add("read units", units(found.consumedCapacity()));
            case PutItemResponse put -> add("write units", units(put.consumedCapacity()));
            case TransactWriteItemsResponse written ->
                written.consumedCapacity().forEach(each -> add("write units", units(each)));
            default -> {}
        }
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity == null || capacity.capacityUnits() == null ? 0 : capacity.capacityUnits();
    }
}
