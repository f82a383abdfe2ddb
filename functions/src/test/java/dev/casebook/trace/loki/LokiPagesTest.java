package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.http.SourceHttp;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LokiPagesTest {
    private static final Map<String, String> LABELS = Map.of("service_name", "shop");

    @Test
    void linesThatShareANanosecondOverThePagesEdgeAreNeitherLostNorDoubled() {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < 10; i++) {
            loki.holds(1000 + i / 4, LABELS, "line " + i);
        }

        LogSnapshot snapshot = lines(loki, 5, 100);

        assertThat(snapshot.lines()).extracting(LogLine::text).hasSize(10).doesNotHaveDuplicates();
        assertThat(snapshot.cut()).isFalse();
    }

    @Test
    void aPageOfOneNanosecondIsAskedForAgainLarger() {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < 50; i++) {
            loki.holds(1000, LABELS, "line " + i);
        }
        loki.holds(1001, LABELS, "the last");

        LogSnapshot snapshot = lines(loki, 3, 100);

        assertThat(snapshot.lines()).hasSize(51);
        assertThat(snapshot.lines().getLast().text()).isEqualTo("the last");
    }

    @Test
    void moreLinesOfOneNanosecondThanAServerGivesAtOnceAreCutAndSaidToBe() {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < 5001; i++) {
            loki.holds(1000, LABELS, "line " + i);
        }
        loki.holds(1001, LABELS, "the last");

        LogSnapshot snapshot = lines(loki, 5000, 10_000);

        assertThat(snapshot.lines())
                .hasSize(5001)
                .last()
                .extracting(LogLine::text)
                .isEqualTo("the last");
        assertThat(snapshot.cut()).isTrue();
    }

    @Test
    void moreLinesThanASnapshotMayHoldAreCutAndSaidToBe() {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < 30; i++) {
            loki.holds(1000 + i, LABELS, "line " + i);
        }

        LogSnapshot snapshot = lines(loki, 10, 20);

        assertThat(snapshot.lines()).hasSize(20);
        assertThat(snapshot.cut()).isTrue();
    }

    @Test
    void streamsAreMergedInTheOrderOfTheirTime() {
        FakeLoki loki = new FakeLoki().mixing();
        for (int i = 0; i < 40; i++) {
            loki.holds(1000 + i, Map.of("service_name", "shop", "pod", "p" + i % 3), Integer.toString(i));
        }

        assertThat(lines(loki, 7, 100).lines())
                .extracting(LogLine::text)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 40)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void aServerThatMixesMetadataWithLabelsGivesTheSameLines() {
        FakeLoki loki = new FakeLoki();
        loki.holds(1000, Map.of("service_name", "shop", "trace_id", "a"), "one");
        loki.holds(1001, Map.of("service_name", "shop", "trace_id", "b"), "two");

        LogSnapshot categorized = lines(loki, 10, 100, false);

        assertThat(lines(loki.mixing(), 10, 100)).isEqualTo(categorized);
    }

    /** Times close together and small pages: each line exactly once, in order. */
    @Property(tries = 200, seed = "20261121")
    void pagesGiveWhatOneLargeAnswerWouldGive(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 12) Integer> times,
            @ForAll @IntRange(min = 1, max = 9) int page) {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < times.size(); i++) {
            loki.holds(1000 + times.get(i), Map.of("service_name", "shop", "pod", "p" + i % 2), "line " + i);
        }

        LogSnapshot snapshot = lines(loki, page, 1000);

        assertThat(snapshot.cut()).isFalse();
        assertThat(snapshot.lines())
                .hasSize(times.size())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    private static LogSnapshot lines(FakeLoki loki, int page, int most) {
        return lines(loki, page, most, true);
    }

    private static LogSnapshot lines(FakeLoki loki, int page, int most, boolean last) {
        LokiSettings.Reach usual = LokiSettings.Reach.USUAL;
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new LokiPages(
                            "loki",
                            new SourceHttp(
                                    LokiSettings.Access.open("loki", loki.uri()).address(),
                                    client,
                                    () -> Instant.EPOCH),
                            new LokiSettings.Reach(usual.back(), usual.quiet(), usual.around(), page, most))
                    .lines("{service_name=\"shop\"}", new LokiPages.Window(1000, 100_000));
        } finally {
            if (last) {
                loki.close();
            }
        }
    }
}
