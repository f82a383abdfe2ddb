package dev.casebook.work;

import java.time.Duration;
import java.util.List;

/** A queue as {@link QueueContract} uses it: what SQS offers, with a way to let time pass. */
public interface TestQueue {

    /** One delivery of a message. */
    record Delivery(String id, String receipt, int receives, String body) {}

    void send(String body, Duration delay);

    /** What is visible now, without waiting. */
    List<Delivery> receive(int most, Duration visibility);

    /** What is visible once so much time has passed; a real queue is waited for, a clock is moved. */
    List<Delivery> receiveAfter(Duration pause, int most, Duration visibility);

    void delete(String receipt);

    void changeVisibility(String receipt, Duration visibility);

    /** The bodies of the dead letters. */
    List<String> dead();
}
