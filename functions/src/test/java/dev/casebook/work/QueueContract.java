package dev.casebook.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.store.Race;
import dev.casebook.work.TestQueue.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What handlers may rely on of every queue: the semantics of an SQS standard queue. A queue's test extends this and supplies an
 * empty queue that moves a message to its dead letters after {@link #MAX_RECEIVES} deliveries.
 */
public abstract class QueueContract {
    protected static final int MAX_RECEIVES = 3;
    private static final Duration NOW = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(5);

    protected abstract TestQueue queue();

    private static List<String> bodies(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::body).toList();
    }

    private Delivery only(List<Delivery> deliveries) {
        assertThat(deliveries).hasSize(1);
        return deliveries.getFirst();
    }

    @Test
    void anEmptyQueueDeliversNothing() {
        assertThat(queue().receive(10, LONG)).isEmpty();
    }

    @Test
    void aMessageArrivesAsItWasSent() {
        String body = "{\"text\":\"quote ' \\\" newline \\n 漢字 😀\"}";
        queue().send(body, NOW);
        Delivery delivery = only(queue().receive(10, LONG));
        assertThat(delivery.body()).isEqualTo(body);
        assertThat(delivery.receives()).isEqualTo(1);
    }

    @Test
    void aDelayedMessageIsHiddenUntilItsDelayHasPassed() {
        queue().send("later", SECOND);
        assertThat(queue().receive(10, LONG)).isEmpty();
        assertThat(bodies(queue().receiveAfter(SECOND, 10, LONG))).containsExactly("later");
    }

    @Test
    void aDeliveredMessageIsHiddenUntilItsVisibilityEndsAndKeepsItsId() {
        queue().send("job", NOW);
        Delivery first = only(queue().receive(10, SECOND));
        assertThat(queue().receive(10, SECOND)).isEmpty();
        Delivery second = only(queue().receiveAfter(SECOND, 10, LONG));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.receives()).isEqualTo(2);
        assertThat(second.receipt()).isNotEqualTo(first.receipt());
    }

    @Test
    void aDeletedMessageNeverComesBack() {
        queue().send("done", NOW);
        queue().send("open", NOW);
        List<Delivery> both = new ArrayList<>(queue().receive(10, SECOND));
        both.addAll(both.size() < 2 ? queue().receive(10, SECOND) : List.of());
        both.stream().filter(d -> d.body().equals("done")).forEach(d -> queue().delete(d.receipt()));
        assertThat(bodies(queue().receiveAfter(SECOND, 10, LONG))).containsExactly("open");
        assertThat(queue().receive(10, LONG)).isEmpty();
    }

    @Test
    void aMessageCanBeDeletedAfterItsVisibilityEndedWhenNobodyElseTookIt() {
        queue().send("slow", NOW);
        Delivery delivery = only(queue().receive(1, SECOND));
        queue().changeVisibility(delivery.receipt(), NOW);
        queue().delete(delivery.receipt());
        assertThat(queue().receive(10, LONG)).isEmpty();
    }

    @Test
    void aVisibilityOfZeroShowsTheMessageAtOnce() {
        queue().send("again", NOW);
        queue().changeVisibility(only(queue().receive(1, LONG)).receipt(), NOW);
        assertThat(only(queue().receive(1, LONG)).receives()).isEqualTo(2);
    }

    @Test
    void aVisibilityCanBeProlonged() {
        queue().send("long", NOW);
        queue().send("short", SECOND);
        Delivery longer = only(queue().receive(1, SECOND));
        queue().changeVisibility(longer.receipt(), LONG);
        assertThat(bodies(queue().receiveAfter(SECOND, 10, LONG))).containsExactly("short");
        assertThat(queue().receive(10, LONG)).isEmpty();
    }

    @Test
    void aReceiveTakesNoMoreThanAsked() {
        IntStream.range(0, 10).forEach(i -> queue().send("m" + i, NOW));
        List<String> seen = new ArrayList<>();
        for (List<Delivery> some = queue().receive(3, LONG); !some.isEmpty(); some = queue().receive(3, LONG)) {
            assertThat(some).hasSizeLessThanOrEqualTo(3);
            seen.addAll(bodies(some));
        }
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
    }

    @Test
    void aMessageDeliveredTooOftenGoesToTheDeadLettersAtTheNextReceive() {
        queue().send("poison", NOW);
        queue().send("good", NOW);
        for (int i = 0; i < MAX_RECEIVES; i++) {
            for (Delivery delivery : queue().receive(10, LONG)) {
                if (delivery.body().equals("good")) {
                    queue().delete(delivery.receipt());
                } else {
                    assertThat(delivery.receives()).isEqualTo(i + 1);
                    queue().changeVisibility(delivery.receipt(), NOW);
                }
            }
        }
        assertThat(queue().receive(10, LONG)).isEmpty();
        assertThat(queue().dead()).containsExactly("poison");
    }

    @Test
    void competingReceiversShareTheMessagesWithoutOverlap() {
        IntStream.range(0, 20).forEach(i -> queue().send("m" + i, NOW));
        List<List<String>> shares = Race.of(4, () -> {
            List<String> mine = new ArrayList<>();
            for (List<Delivery> some = queue().receive(2, LONG); !some.isEmpty(); some = queue().receive(2, LONG)) {
                mine.addAll(bodies(some));
            }
            return mine;
        });
        assertThat(shares.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
    }
}
