package dev.casebook.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Job.DecideIncident.What;
import dev.casebook.work.Subject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentCommandTest {
    private final CommandParser parser = new CommandParser(new TraceRefParser("tempo", Set.of("tempo")));

    private static Reading.Parsed shown(Subject.Kind kind, String id) {
        return new Reading.Parsed(new Command.Show(new Subject(kind, id)));
    }

    @ParameterizedTest
    @CsvSource({
        "incidents, ''",
        "incidents --state not-a-defect, NOT_A_DEFECT",
        "incidents state=Case_Added, CASE_ADDED",
        "incidents --after 2026-03-04T09:42:00Z#INC-7KQ2M9XA, /2026-03-04T09:42:00Z#INC-7KQ2M9XA",
        "incidents --state closed --after x#INC-7KQ2M9XA, CLOSED/x#INC-7KQ2M9XA"
    })
    void aListIsOfOneStateOrOfAllOpenOnes(String typed, String id) {
        assertThat(parser.parse(typed)).isEqualTo(shown(Subject.Kind.INCIDENTS, id));
    }

    @ParameterizedTest
    @CsvSource({
        "incident 7kq2m9xa --close \"the fix is live\", CLOSE, the fix is live",
        "incident INC-7KQ2M9XA close=“it is over”, CLOSE, it is over",
        "incident INC-7KQ2M9XA --reopen \"it is back\", REOPEN, it is back",
        "incident INC-7KQ2M9XA --assign <@U07MARIA|maria>, ASSIGN, U07MARIA",
        "incident INC-7KQ2M9XA --not-a-defect user-error --reason typo, USER_ERROR, typo",
        "incident INC-7KQ2M9XA --not-a-defect platform_issue --reason \"no network\", PLATFORM_ISSUE, no network"
    })
    void whatIsDecidedIsRead(String typed, What what, String detail) {
        assertThat(parser.parse(typed)).isEqualTo(new Reading.Parsed(new Command.Decide("INC-7KQ2M9XA", what, detail)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incidents --state fixed",
                "incidents clinic",
                "incident INC-7KQ2M9XA --close",
                "incident INC-7KQ2M9XA --close x --reopen y",
                "incident INC-7KQ2M9XA --assign maria",
                "incident INC-7KQ2M9XA --not-a-defect bug --reason x",
                "incident INC-7KQ2M9XA --not-a-defect user-error",
                "incident INC-7KQ2M9XA --reason x",
                "incident what --close x"
            })
    void whatMakesNoSenseIsSaidAndNothingIsDone(String typed) {
        assertThat(parser.parse(typed)).isInstanceOf(Reading.Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "report, last-30-days",
        "report last 7 days, last-7-days",
        "report 90 days, last-90-days",
        "report 2026-03-01..2026-03-31, 2026-03-01..2026-03-31"
    })
    void aReportIsOfAPeriod(String typed, String period) {
        assertThat(parser.parse(typed)).isEqualTo(shown(Subject.Kind.REPORT, period));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report yesterday",
                "report 2026-03-31..2026-03-01",
                "report 2026-02-30..2026-03-01",
                "report 0 days"
            })
    void whatIsNoPeriodIsSaid(String typed) {
        assertThat(parser.parse(typed)).isInstanceOf(Reading.Problem.class);
    }

    @Test
    void anIncidentAloneIsShown() {
        assertThat(parser.parse("incident 7KQ2M9XA")).isEqualTo(shown(Subject.Kind.INCIDENT, "INC-7KQ2M9XA"));
    }
}
