package dev.casebook.nightly;

import static java.util.Objects.requireNonNull;

import dev.casebook.CasebookException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * When the nights of a dataset are due: a cron expression of five fields (minute, hour, day of month, month, day of week) in a
 * time zone. As in cron, a day matches by either of its two fields where both are restricted; Sunday is 0 or 7.
 *
 * <p>Every local time is one moment: one that the clocks skip is the moment at which they go forward, one that they show twice is
 * the first of the two.
 *
 * @param cron the expression; its minute is a single number, so that a night comes at most once an hour
 */
public record NightSchedule(String cron, ZoneId zone) {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final CronField.Kind MINUTE = new CronField.Kind("minute", 0, 59, List.of());
    private static final CronField.Kind HOUR = new CronField.Kind("hour", 0, 23, List.of());
    private static final CronField.Kind DAY = new CronField.Kind("day of month", 1, 31, List.of());
    private static final CronField.Kind MONTH =
            new CronField.Kind("month", 1, 12, CronField.names("jan feb mar apr may jun jul aug sep oct nov dec"));
    private static final CronField.Kind WEEKDAY =
            new CronField.Kind("day of week", 0, 7, CronField.names("sun mon tue wed thu fri sat"));

    public NightSchedule {
        requireNonNull(zone, "zone is null");
        cron = SPACES.matcher(cron.strip()).replaceAll(" ");
        Fields.of(cron);
    }

    private record Fields(CronField minute, CronField hour, CronField day, CronField month, CronField weekday) {

        static Fields of(String cron) {
            String[] texts = cron.split(" ", -1);
            if (texts.length != 5) {
                throw new CasebookException.Permanent("Expected five fields: minute, hour, day of month, month and day"
                        + " of week, such as 0 2 * * 1-5.");
            }
            CronField minute = CronField.parse(MINUTE, texts[0]);
            if (minute.values().size() != 1) {
                throw new CasebookException.Permanent(
                        "Expected a single number as minute: a whole suite is not run more than once an hour.");
            }
            return new Fields(
                    minute,
                    CronField.parse(HOUR, texts[1]),
                    CronField.parse(DAY, texts[2]),
                    CronField.parse(MONTH, texts[3]),
                    CronField.parse(WEEKDAY, texts[4]));
        }

        boolean matches(LocalDate date) {
            int number = date.getDayOfWeek().getValue();
            boolean byWeekday = weekday.matches(number) || (number == 7 && weekday.matches(0));
            boolean byDay = day.matches(date.getDayOfMonth());
            boolean either = !day.open() && !weekday.open();
            return month.matches(date.getMonthValue()) && (either ? byDay || byWeekday : byDay && byWeekday);
        }
    }

    /** Every day at this time. */
    public static NightSchedule daily(LocalTime at, ZoneId zone) {
        return new NightSchedule(at.getMinute() + " " + at.getHour() + " * * *", zone);
    }

    /**
     * Reads an expression and a zone's name.
     *
     * @throws CasebookException.Permanent when one of them is none; the message says what was expected
     */
    public static NightSchedule of(String cron, String zone) {
        try {
            return new NightSchedule(cron, ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new CasebookException.Permanent("Expected a time zone such as Europe/Berlin or UTC.");
        }
    }

    /** The moments at which a night is due, later than the first and not later than the second, in their order. */
    public List<Instant> between(Instant after, Instant upTo) {
        Fields fields = Fields.of(cron);
        SortedSet<Instant> due = new TreeSet<>();
        LocalDate last = LocalDate.ofInstant(upTo, zone);
        for (LocalDate date = LocalDate.ofInstant(after, zone); !date.isAfter(last); date = date.plusDays(1)) {
            if (fields.matches(date)) {
                for (int hour : fields.hour().values()) {
                    due.add(moment(date.atTime(hour, fields.minute().values().first())));
                }
            }
        }
        return due.stream()
                .filter(moment -> moment.isAfter(after) && !moment.isAfter(upTo))
                .toList();
    }

    private Instant moment(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** As it is compared with what was watched before. */
    String text() {
        return cron + " " + zone;
    }
}
