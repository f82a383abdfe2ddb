package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the contract about one item: what comes back, when a write is refused, who wins a race. */
public interface ItemConditions {

    ItemTable table();

    String partition();

    private Key key(String sort) {
        return new Key(partition(), sort);
    }

    private Item item(String sort, long version, String word) {
        return new Item(key(sort), version, "{\"schemaVersion\":1,\"word\":\"" + word + "\"}");
    }

    @Test
    default void anUnknownKeyHasNoItem() {
        assertThat(table().get(key("NOBODY"))).isEmpty();
    }

    @Test
    default void whatWasPutComesBackWhole() {
        Item item = new Item(
                key("CASE#é漢😀"),
                7,
                "{\"text\":\"quote ' \\\" newline \n tab \t 漢字 😀 \u200f\"}",
                Optional.of(Instant.parse("2099-01-02T03:04:05Z")));
        assertThat(table().put(item, new Condition.Always())).isTrue();
        assertThat(table().get(item.key())).contains(item);
    }

    @Test
    default void anExpiryIsKeptToTheSecondAndCanBeTakenAway() {
        Item soon = new Item(key("E"), 1, "{}", Optional.of(Instant.parse("2099-01-02T03:04:05.999Z")));
        table().put(soon, new Condition.Always());
        assertThat(table().get(key("E")).flatMap(Item::expires)).contains(Instant.parse("2099-01-02T03:04:05Z"));
        table().put(new Item(key("E"), 2, "{}"), new Condition.VersionIs(1));
        assertThat(table().get(key("E")).flatMap(Item::expires)).isEmpty();
    }

    @Test
    default void absentLetsOnlyTheFirstItemIn() {
        assertThat(table().put(item("A", 1, "first"), new Condition.Absent())).isTrue();
        assertThat(table().put(item("A", 1, "second"), new Condition.Absent())).isFalse();
        assertThat(table().get(key("A"))).contains(item("A", 1, "first"));
    }

    @Test
    default void versionIsLetsOnlyTheExpectedVersionBeReplaced() {
        table().put(item("A", 1, "first"), new Condition.Absent());
        assertThat(table().put(item("A", 3, "wrong"), new Condition.VersionIs(2)))
                .isFalse();
        assertThat(table().put(item("A", 2, "second"), new Condition.VersionIs(1)))
                .isTrue();
        assertThat(table().put(item("A", 2, "stale"), new Condition.VersionIs(1)))
                .isFalse();
        assertThat(table().get(key("A"))).contains(item("A", 2, "second"));
    }

    @Test
    default void versionIsRefusesWhereNothingIsStored() {
        assertThat(table().put(item("A", 2, "ghost"), new Condition.VersionIs(1)))
                .isFalse();
        assertThat(table().get(key("A"))).isEmpty();
    }

    @Test
    default void presentReplacesWhateverVersionIsThereAndNothingElse() {
        assertThat(table().put(item("A", 1, "ghost"), new Condition.Present())).isFalse();
        assertThat(table().get(key("A"))).isEmpty();
        table().put(item("A", 4, "first"), new Condition.Absent());
        assertThat(table().put(item("A", 9, "second"), new Condition.Present())).isTrue();
        assertThat(table().get(key("A"))).contains(item("A", 9, "second"));
    }

    @Test
    default void alwaysWritesOverAnythingAndOverNothing() {
        assertThat(table().put(item("A", 5, "first"), new Condition.Always())).isTrue();
        assertThat(table().put(item("A", 1, "second"), new Condition.Always())).isTrue();
        assertThat(table().get(key("A"))).contains(item("A", 1, "second"));
    }

    @Test
    default void ofManyWhoClaimAKeyExactlyOneWins() {
        for (int round = 0; round < 5; round++) {
            Item claim = item("CLAIM#" + round, 1, "mine");
            assertThat(Race.of(8, () -> table().put(claim, new Condition.Absent())))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    default void noIncrementIsLostAmongConcurrentWriters() {
        table().put(item("COUNT", 1, "counter"), new Condition.Absent());
        Race.of(4, () -> {
            for (int done = 0; done < 25; ) {
                long version = table().get(key("COUNT")).orElseThrow().version();
                if (table().put(item("COUNT", version + 1, "counter"), new Condition.VersionIs(version))) {
                    done++;
                }
            }
            return true;
        });
        assertThat(table().get(key("COUNT")).orElseThrow().version()).isEqualTo(101);
    }

    @Test
    default void aBodyOfExactlyTheLimitIsKept() {
        Item ascii = new Item(key("ASCII"), 1, "x".repeat(ItemLimits.BODY_BYTES));
        Item emoji = new Item(key("EMOJI"), 1, "😀".repeat(ItemLimits.BODY_BYTES / 4));
        assertThat(table().put(ascii, new Condition.Absent())).isTrue();
        assertThat(table().put(emoji, new Condition.Absent())).isTrue();
        assertThat(table().get(ascii.key())).contains(ascii);
        assertThat(table().get(emoji.key())).contains(emoji);
    }

    @Test
    default void aBodyOverTheLimitIsRefusedForGoodAndNothingIsWritten() {
        Item ascii = new Item(key("A"), 1, "x".repeat(ItemLimits.BODY_BYTES + 1));
        Item twoBytes = new Item(key("A"), 1, "é".repeat(ItemLimits.BODY_BYTES / 2) + "x");
        Item fourBytes = new Item(key("A"), 1, "😀".repeat(ItemLimits.BODY_BYTES / 4) + "x");
        for (Item large : List.of(ascii, twoBytes, fourBytes)) {
            assertThatThrownBy(() -> table().put(large, new Condition.Always()))
                    .isInstanceOf(CasebookException.Permanent.class)
                    .hasMessageContaining("350001")
                    .hasMessageContaining("nothing was written");
        }
        assertThat(table().get(key("A"))).isEmpty();
    }

    @Test
    default void aKeyPartOverItsLimitIsRefusedForGood() {
        Key longest = new Key(partition(), "é".repeat(ItemLimits.KEY_BYTES / 2));
        assertThat(table().put(new Item(longest, 1, "{}"), new Condition.Absent()))
                .isTrue();
        assertThat(table().get(longest)).isPresent();
        Key tooLong = new Key(partition(), longest.sort() + "x");
        assertThatThrownBy(() -> table().put(new Item(tooLong, 1, "{}"), new Condition.Absent()))
                .isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    default void halfACharacterBecomesAQuestionMarkInABodyAndIsRefusedInAKey() {
        table().put(new Item(key("HALF"), 1, "{\"a\":\"\uD83D\"}"), new Condition.Absent());
        assertThat(table().get(key("HALF")).orElseThrow().body()).isEqualTo("{\"a\":\"?\"}");
        assertThatThrownBy(() -> table().put(new Item(key("\uDE00"), 1, "{}"), new Condition.Absent()))
                .isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    default void anEntryOfTheAuditTrailIsNeverChangedAndNeverRemoved() {
        Key key = new Key("AUDIT#" + partition(), "1");
        Item entry = new Item(key, 1, "{}");
        Item other = new Item(key, 2, "{\"forged\":true}");
        assertThat(table().put(entry, new Condition.Absent())).isTrue();
        List<Change> forgeries = List.of(
                new Change.Put(other, new Condition.Always()),
                new Change.Put(other, new Condition.VersionIs(1)),
                new Change.Put(other, new Condition.Present()),
                new Change.Put(
                        new Item(new Key(key.partition(), "2"), 1, "{}", Optional.of(Instant.EPOCH)),
                        new Condition.Absent()),
                new Change.Delete(key, new Condition.Always()),
                new Change.Delete(key, new Condition.VersionIs(1)));
        for (Change forgery : forgeries) {
            assertThatThrownBy(() -> table().transact(List.of(forgery))).isInstanceOf(IllegalStateException.class);
            if (forgery instanceof Change.Put put) {
                assertThatThrownBy(() -> table().put(put.item(), put.condition()))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(table().put(other, new Condition.Absent())).isFalse();
        assertThat(table().get(key)).contains(entry);
    }
}
