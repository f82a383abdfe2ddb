package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The part of the contract about reading a range: order, bounds, limits, pages. */
public interface ItemRanges {

    /** In the order of their UTF-8 bytes; the last two would change places if strings were compared as Java does. */
    List<String> ORDERED = List.of("\u0001", "A", "A#1", "A#10", "A#2", "Z", "a", "~", "é", "ﬀ\uFB01", "\uFFFD", "😀");

    ItemTable table();

    String partition();

    private void stored(Stream<String> sorts, String body) {
        sorts.forEach(s -> table().put(new Item(new Key(partition(), s), 1, body), new Condition.Absent()));
    }

    private Query range(String from, String to) {
        return new Query(partition(), from, to, Query.Order.ASCENDING, 1000, Optional.empty());
    }

    private static List<String> sorts(List<Item> items) {
        return items.stream().map(i -> i.key().sort()).toList();
    }

    /** Follows every page and checks that none is larger than was asked. */
    private List<List<String>> pages(Query query) {
        List<List<String>> pages = new ArrayList<>();
        Optional<Key> after = Optional.empty();
        do {
            Page page = table().query(query.after(after));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(query.limit());
            pages.add(sorts(page.items()));
            after = page.next();
        } while (after.isPresent());
        return pages;
    }

    @Test
    default void anEmptyPartitionIsOneEmptyPage() {
        Page page = table().query(Query.prefix(partition(), ""));
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void itemsComeInTheOrderOfTheirBytes() {
        stored(ORDERED.reversed().stream(), "{}");
        Query all = Query.prefix(partition(), "");
        assertThat(sorts(table().queryAll(all))).isEqualTo(ORDERED);
        assertThat(sorts(table().queryAll(all.descending()))).isEqualTo(ORDERED.reversed());
    }

    @Test
    default void bothBoundsAreIncluded() {
        stored(Stream.of("A", "B", "C", "D", "DD"), "{}");
        assertThat(sorts(table().queryAll(range("B", "D")))).containsExactly("B", "C", "D");
        assertThat(sorts(table().queryAll(range("C", "C")))).containsExactly("C");
        assertThat(sorts(table().queryAll(range("B", "D").descending()))).containsExactly("D", "C", "B");
    }

    @Test
    default void aRangeThatEndsBeforeItStartsIsEmpty() {
        stored(Stream.of("A", "B", "C"), "{}");
        Page page = table().query(range("C", "A"));
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void aPrefixFindsWhatStartsWithItAndNothingElse() {
        stored(Stream.of("CASE", "CASE#", "CASE#1", "CASE#1#X", "CASE#é", "CASE#😀", "CASE$", "CAS", "case#1"), "{}");
        assertThat(sorts(table().queryAll(Query.prefix(partition(), "CASE#"))))
                .containsExactly("CASE#", "CASE#1", "CASE#1#X", "CASE#é", "CASE#😀");
    }

    @Test
    default void percentAndUnderscoreAreOrdinaryCharactersOfAPrefix() {
        stored(Stream.of("a%b", "axb", "a_b", "a%"), "{}");
        assertThat(sorts(table().queryAll(Query.prefix(partition(), "a%")))).containsExactly("a%", "a%b");
    }

    @Test
    default void aLimitCutsTheAnswerIntoPagesThatJoinWithoutGapOrRepeat() {
        List<String> sorts =
                IntStream.range(0, 25).mapToObj(i -> "N#" + (100 + i)).toList();
        stored(sorts.stream(), "{}");
        Query sevens = Query.prefix(partition(), "N#").limit(7);
        List<List<String>> pages = pages(sevens);
        assertThat(pages).hasSizeGreaterThanOrEqualTo(4);
        assertThat(pages.getFirst()).isEqualTo(sorts.subList(0, 7));
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(sorts);
        assertThat(pages(sevens.descending()).stream().flatMap(List::stream))
                .containsExactlyElementsOf(sorts.reversed());
    }

    @Test
    default void theNewestFewAreTheFirstPageInDescendingOrder() {
        stored(IntStream.range(0, 9).mapToObj(i -> "E#" + i), "{}");
        Page newest = table().query(Query.prefix(partition(), "E#").descending().limit(2));
        assertThat(sorts(newest.items())).containsExactly("E#8", "E#7");
        assertThat(newest.next()).isPresent();
    }

    @Test
    default void moreThanAMegabyteOfBodiesTakesSeveralPagesAndLosesNothing() {
        List<String> sorts =
                IntStream.range(0, 12).mapToObj(i -> "L#" + (100 + i)).toList();
        stored(sorts.stream(), "é".repeat(ItemLimits.BODY_BYTES / 2));
        Query all = Query.prefix(partition(), "L#");
        List<List<String>> pages = pages(all);
        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(sorts);
        assertThat(pages(all.descending()).stream().flatMap(List::stream)).containsExactlyElementsOf(sorts.reversed());
        assertThat(sorts(table().queryAll(all))).isEqualTo(sorts);
    }

    @Test
    default void aPageContinuesWhereItEndedAlthoughItemsCameAndWent() {
        stored(Stream.of("B", "D", "F", "H"), "{}");
        Query twos = range("A", "Z").limit(2);
        Page first = table().query(twos);
        stored(Stream.of("A", "E"), "{}");
        table().transact(List.of(new Change.Delete(new Key(partition(), "D"), new Condition.Present())));
        assertThat(sorts(first.items())).containsExactly("B", "D");
        assertThat(sorts(table().queryAll(twos.after(first.next())))).containsExactly("E", "F", "H");
    }
}
