package dev.casebook.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRefParser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-10T11:30:00Z");
    private final CommandParser parser = new CommandParser(new TraceRefParser("tempo", Set.of("tempo")));

    private Command.Find find(String typed) {
        assertThat(parser.parse(typed)).isInstanceOf(Reading.Parsed.class);
        return (Command.Find) ((Reading.Parsed) parser.parse(typed)).command();
    }

    private Reading.Problem problem(String typed) {
        assertThat(parser.parse(typed)).isInstanceOf(Reading.Problem.class);
        return (Reading.Problem) parser.parse(typed);
    }

    @Test
    void everythingThatAPersonMayRememberIsRead() {
        Command.Find find = find(
                "find user=<mailto:jane@home.example|jane@home.example> session=s-1 conversation=c-1"
                        + " ticket=T-7 env=production agent=clinic source=eu text=“double booked” at=\"12:15 Europe/Berlin\" ±45m");
        assertThat(find)
                .isEqualTo(new Command.Find(
                        Map.of(
                                TraceQuery.Field.USER, "jane@home.example",
                                TraceQuery.Field.SESSION, "s-1",
                                TraceQuery.Field.ENVIRONMENT, "production",
                                TraceQuery.Field.AGENT, "clinic"),
                        Optional.of("c-1"),
                        Optional.of("T-7"),
                        Optional.of("double booked"),
                        Optional.of("eu"),
                        find.when()));
        assertThat(find.when().from(NOW)).isEqualTo("2026-03-10T10:30:00Z");
        assertThat(find.when().to(NOW)).isEqualTo("2026-03-10T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find user=u at=\"11:00\" ±45m",
                "find user=u at=11:00 +-45m",
                "find user=u +/-45m at=“11:00”",
                "find --user u --at '11:00 UTC' ± 45m",
                "find user=u at=11:00 UTC ±45m",
                "find user=u at=11:00 window=45m",
                "find user=u at=11:00 --window ±45m",
                "find —user u –at 11:00 +/- 45 min",
                "FIND USER=u AT=11am ±2700s"
            })
    void oneWindowCanBeTypedInManyWays(String typed) {
        assertThat(find(typed).when().from(NOW)).isEqualTo("2026-03-10T10:15:00Z");
        assertThat(find(typed).when().to(NOW)).isEqualTo("2026-03-10T11:45:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "11:00, 2026-03-10T11:00:00Z",
        "12:15, 2026-03-09T12:15:00Z",
        "12:15 Europe/Berlin, 2026-03-10T11:15:00Z",
        "12:15 europe/berlin, 2026-03-10T11:15:00Z",
        "12:15 berlin, 2026-03-10T11:15:00Z",
        "12:15 CET, 2026-03-10T11:15:00Z",
        "12:15 +01:00, 2026-03-10T11:15:00Z",
        "12.15 Europe/Berlin, 2026-03-10T11:15:00Z",
        "3pm, 2026-03-09T15:00:00Z",
        "12am, 2026-03-10T00:00:00Z",
        "3:20 pm America/New_York, 2026-03-09T19:20:00Z",
        "yesterday 12:15, 2026-03-09T12:15:00Z",
        "Yesterday 12:15 Europe/Berlin, 2026-03-09T11:15:00Z",
        "today 23:00, 2026-03-10T23:00:00Z",
        "2026-02-01 12:15 Europe/Berlin, 2026-02-01T11:15:00Z",
        "2026-02-01T12:15Z, 2026-02-01T12:15:00Z",
        "2026-02-01T12:15:30.123+01:00, 2026-02-01T11:15:30Z",
        "2026-02-01T12:15:30, 2026-02-01T12:15:30Z"
    })
    void aTimeIsReadAsPeopleTypeIt(String at, Instant expected) {
        When when = find("find user=u at=\"" + at + "\" ±1m").when();
        assertThat(when.from(NOW).plusSeconds(60)).isEqualTo(expected);
    }

    @Test
    void withoutATimeItIsTheLastDayAndWithOneHalfAnHourToEachSide() {
        When open = find("find session=s-1").when();
        assertThat(Duration.between(open.from(NOW), open.to(NOW))).isEqualTo(Duration.ofHours(24));
        assertThat(open.to(NOW)).isEqualTo(NOW);
        assertThat(open.words()).isEqualTo("in the last 24 h");
        When around =
                find("find session=s-1 at=\"yesterday 9:05 Europe/Berlin\"").when();
        assertThat(Duration.between(around.from(NOW), around.to(NOW))).isEqualTo(Duration.ofHours(1));
        assertThat(around.words()).isEqualTo("around yesterday 09:05 Europe/Berlin ± 30 min");
        assertThat(find("find ±2h").when().from(NOW)).isEqualTo(NOW.minusSeconds(7200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find | find needs something to look for.",
                "find user=jane-roe at=lunch | at= is not a time",
                "find user=jane-roe at=25:00 | at= is not a time",
                "find user=jane-roe at=13pm | at= is not a time",
                "find user=jane-roe at=\"12:15 Atlantis\" | at= is not a time",
                "find user=jane-roe at=\"2026-02-30 12:15\" | at= is not a time",
                "find text=jane-roe called | words that belong to nothing",
                "find jane-roe | words that belong to nothing",
                "find user=jane-roe window=soon | The window is not a time",
                "find user=jane-roe ±45m window=2h | given twice",
                "find user=jane-roe at=12:15 ±4d | at most 3 days to each side",
                "find user=jane-roe window=7d | at most 6 days back",
                "find user=jane-roe window=0m | at most 6 days back",
                "find user=jane-roe text=ab | 3 to 200 characters",
                "find user=jane-roe user=jane-roe | more than once",
                "find --name jane-roe | find has no --name",
                "fnd user=jane-roe | I do not know “fnd”"
            })
    void whatIsWrongIsSaidWithAnExampleAndWithoutRepeatingAValue(String typed, String sentence) {
        Reading.Problem problem = problem(typed);
        assertThat(problem.sentence()).contains(sentence).doesNotContain("jane-roe");
        assertThat(problem.suggestion().orElse("")).doesNotContain("jane-roe");
    }

    @Test
    void whatIsSearchedForIsInNoText() {
        assertThat(find("find user=jane-roe text=\"my back hurts\"").toString()).isEqualTo("Find[[USER]]");
    }
}
