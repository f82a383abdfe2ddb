package dev.casebook.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightScheduleTest {

    private static List<String> due(String cron, String zone, String after, String upTo) {
        return NightSchedule.of(cron, zone).between(Instant.parse(after), Instant.parse(upTo)).stream()
                .map(Instant::toString)
                .toList();
    }

    @Test
    void aNightIsDueOnceADayAtItsLocalTime() {
        assertThat(due("0 2 * * *", "Europe/Berlin", "2026-03-04T01:00:00Z", "2026-03-06T01:00:00Z"))
                .containsExactly("2026-03-05T01:00:00Z", "2026-03-06T01:00:00Z");
    }

    @Test
    void aTimeThatTheClocksSkipIsTheMomentAtWhichTheyGoForward() {
        assertThat(due("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsTheFirstOfTheTwo() {
        assertThat(due("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC", "Asia/Kolkata"})
    void everyZoneHasOneNightForEachDayOfTheYearHoweverOftenOneLooks(String zone) {
        NightSchedule schedule = NightSchedule.of("30 2 * * *", zone);
        ZoneId id = ZoneId.of(zone);
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        List<Instant> found = Stream.iterate(start, at -> at.plus(Duration.ofMinutes(5)))
                .limit(365L * 24 * 12)
                .flatMap(at -> schedule.between(at, at.plus(Duration.ofMinutes(5))).stream())
                .toList();
        assertThat(found).hasSize(365).doesNotHaveDuplicates();
        assertThat(found.stream().map(at -> at.atZone(id).toLocalDate()).distinct())
                .hasSize(365);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * 1-5      | 2026-03-05 2026-03-06 2026-03-09 2026-03-10 2026-03-11
            0 2 * * mon,thu  | 2026-03-05 2026-03-09
            0 2 * * 7        | 2026-03-08
            0 2 * * 0        | 2026-03-08
            0 2 */4 * *      | 2026-03-05 2026-03-09
            0 2 10 * fri     | 2026-03-06 2026-03-10
            0 2 6-8/2 mar *  | 2026-03-06 2026-03-08
            """)
    void daysMatchAsInCron(String cron, String days) {
        assertThat(due(cron, "UTC", "2026-03-04T12:00:00Z", "2026-03-11T12:00:00Z"))
                .containsExactly(Stream.of(days.split(" "))
                        .map(day -> day + "T02:00:00Z")
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * *          | Expected five fields
            0 24 * * *       | Expected in the hour field 0 to 23
            * 2 * * *        | Expected a single number as minute
            0 2 * foo *      | Expected in the month field 1 to 12 or jan to dec
            0 5-2 * * *      | Expected in the hour field
            0 2/3 * * *      | Expected in the hour field
            0 */0 * * *      | Expected in the hour field
            0 2 0 * *        | Expected in the day of month field 1 to 31
            """)
    void aMistakeSaysWhatWasExpected(String cron, String message) {
        assertThatThrownBy(() -> NightSchedule.of(cron, "UTC"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownZoneIsAMistake() {
        assertThatThrownBy(() -> NightSchedule.of("0 2 * * *", "Berlin"))
                .hasMessage("Expected a time zone such as Europe/Berlin or UTC.");
    }
}
