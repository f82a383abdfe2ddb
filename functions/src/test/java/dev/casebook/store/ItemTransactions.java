package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of the contract about several changes at once: all or nothing, and which condition failed. */
public interface ItemTransactions {

    ItemTable table();

    String partition();

    private Key key(String sort) {
        return new Key(partition(), sort);
    }

    private Item item(String sort, long version) {
        return new Item(key(sort), version, "{\"sort\":\"" + sort + "\"}");
    }

    private Change put(String sort, long version, Condition condition) {
        return new Change.Put(item(sort, version), condition);
    }

    private void stored(String... sorts) {
        for (String sort : sorts) {
            table().put(item(sort, 1), new Condition.Always());
        }
    }

    private List<String> sorts() {
        return table().queryAll(Query.prefix(partition(), "")).stream()
                .map(i -> i.key().sort() + "=" + i.version())
                .toList();
    }

    @Test
    default void aTransactionWritesDeletesAndChecksTogether() {
        stored("A", "B", "C");
        TransactResult result = table().transact(List.of(
                put("A", 2, new Condition.VersionIs(1)),
                new Change.Delete(key("B"), new Condition.Present()),
                new Change.Check(key("C"), new Condition.VersionIs(1)),
                put("D", 1, new Condition.Absent())));
        assertThat(result).isEqualTo(new TransactResult.Committed());
        assertThat(sorts()).containsExactly("A=2", "C=1", "D=1");
    }

    @Test
    default void oneFailedConditionRefusesEverythingAndNamesItsPosition() {
        stored("A", "B");
        TransactResult result = table().transact(List.of(
                put("A", 2, new Condition.VersionIs(1)),
                put("B", 1, new Condition.Absent()),
                new Change.Delete(key("A2"), new Condition.Always())));
        assertThat(result).isEqualTo(new TransactResult.Refused(List.of(1)));
        assertThat(sorts()).containsExactly("A=1", "B=1");
    }

    @Test
    default void everyFailedPositionIsNamed() {
        stored("A", "B");
        TransactResult result = table().transact(List.of(
                new Change.Check(key("MISSING"), new Condition.Present()),
                put("NEW", 1, new Condition.Absent()),
                new Change.Delete(key("B"), new Condition.VersionIs(4)),
                new Change.Check(key("A"), new Condition.Absent())));
        assertThat(result).isEqualTo(new TransactResult.Refused(List.of(0, 2, 3)));
        assertThat(sorts()).containsExactly("A=1", "B=1");
    }

    @Test
    default void eachConditionDecidesADelete() {
        stored("A", "B", "C");
        assertThat(deleted("A", new Condition.VersionIs(2))).isFalse();
        assertThat(deleted("A", new Condition.VersionIs(1))).isTrue();
        assertThat(deleted("A", new Condition.VersionIs(1))).isFalse();
        assertThat(deleted("A", new Condition.Present())).isFalse();
        assertThat(deleted("A", new Condition.Always())).isTrue();
        assertThat(deleted("A", new Condition.Absent())).isTrue();
        assertThat(deleted("B", new Condition.Absent())).isFalse();
        assertThat(deleted("B", new Condition.Present())).isTrue();
        assertThat(deleted("C", new Condition.Always())).isTrue();
        assertThat(sorts()).isEmpty();
    }

    private boolean deleted(String sort, Condition condition) {
        return table().transact(List.of(new Change.Delete(key(sort), condition)))
                .committed();
    }

    @Test
    default void eachConditionDecidesACheck() {
        stored("A");
        assertThat(checked("A", new Condition.Present())).isTrue();
        assertThat(checked("A", new Condition.VersionIs(1))).isTrue();
        assertThat(checked("A", new Condition.VersionIs(2))).isFalse();
        assertThat(checked("A", new Condition.Absent())).isFalse();
        assertThat(checked("A", new Condition.Always())).isTrue();
        assertThat(checked("GHOST", new Condition.Absent())).isTrue();
        assertThat(checked("GHOST", new Condition.Present())).isFalse();
        assertThat(checked("GHOST", new Condition.VersionIs(1))).isFalse();
        assertThat(checked("GHOST", new Condition.Always())).isTrue();
    }

    private boolean checked(String sort, Condition condition) {
        return table().transact(List.of(new Change.Check(key(sort), condition))).committed();
    }

    @Test
    default void aHundredChangesCommitAndMoreAreRefused() {
        List<Change> hundred = IntStream.range(0, 100)
                .mapToObj(i -> put("N#" + (100 + i), 1, new Condition.Absent()))
                .toList();
        assertThat(table().transact(hundred).committed()).isTrue();
        assertThat(sorts()).hasSize(100);
        List<Change> more = IntStream.range(0, 101)
                .mapToObj(i -> put("M#" + i, 1, new Condition.Absent()))
                .toList();
        assertThatThrownBy(() -> table().transact(more)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table().transact(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(sorts()).hasSize(100);
    }

    @Test
    default void twoChangesOfOneKeyAreRefused() {
        List<Change> twice =
                List.of(put("A", 1, new Condition.Absent()), new Change.Check(key("A"), new Condition.Always()));
        assertThatThrownBy(() -> table().transact(twice)).isInstanceOf(IllegalArgumentException.class);
        assertThat(sorts()).isEmpty();
    }

    @Test
    default void oneBodyOverTheLimitRefusesTheWholeTransaction() {
        Item large = new Item(key("LARGE"), 1, "x".repeat(ItemLimits.BODY_BYTES + 1));
        List<Change> changes =
                List.of(put("A", 1, new Condition.Absent()), new Change.Put(large, new Condition.Absent()));
        assertThatThrownBy(() -> table().transact(changes)).isInstanceOf(CasebookException.Permanent.class);
        assertThat(sorts()).isEmpty();
    }

    @Test
    default void moreThanFitsInOneTransactionIsRefusedForGood() {
        assertThat(table().transact(largeItems(11)).committed()).isTrue();
        assertThat(sorts()).hasSize(11);
        assertThatThrownBy(() -> table().transact(largeItems(12))).isInstanceOf(CasebookException.Permanent.class);
        assertThat(sorts()).hasSize(11);
    }

    private List<Change> largeItems(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item(key("L#" + i), 1, "x".repeat(ItemLimits.BODY_BYTES)))
                .<Change>map(i -> new Change.Put(i, new Condition.Always()))
                .toList();
    }

    @Test
    default void concurrentTransactionsNeverLeaveHalfAChange() {
        stored("LEFT", "RIGHT");
        Race.of(4, () -> {
            for (int done = 0; done < 10; ) {
                done += advanceBoth() ? 1 : 0;
            }
            return true;
        });
        assertThat(sorts()).containsExactly("LEFT=41", "RIGHT=41");
    }

    /** One try to move both items on; false when somebody else was first. */
    private boolean advanceBoth() {
        long version = table().get(key("LEFT")).orElseThrow().version();
        Condition same = new Condition.VersionIs(version);
        try {
            return table().transact(List.of(put("LEFT", version + 1, same), put("RIGHT", version + 1, same)))
                    .committed();
        } catch (CasebookException.Retryable conflict) {
            return false;
        }
    }
}
