package dev.casebook.evaluation.evaluators;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Something a text states that can be compared without understanding the text. */
sealed interface Fact {

    /** As it was written. */
    String shown();

    /** Whether another text states it too, in whatever notation. */
    boolean statedIn(Facts other);

    /**
     * A number.
     *
     * @param unit a currency code or {@code %}; a number without one matches any
     */
    record Amount(BigDecimal value, Optional<String> unit, String shown) implements Fact {
        @Override
        public boolean statedIn(Facts other) {
            return other.amounts().stream().anyMatch(this::same)
                    || (unit.isEmpty() && (isYearOf(other) || other.spelled().contains(value.stripTrailingZeros())));
        }

        private boolean same(Amount amount) {
            boolean sameUnit = unit.isEmpty() || amount.unit.isEmpty() || unit.equals(amount.unit);
            return sameUnit && value.compareTo(amount.value) == 0;
        }

        private boolean isYearOf(Facts other) {
            return other.days().stream()
                    .flatMap(day -> day.readings().stream())
                    .anyMatch(date -> date.year() > 0 && value.compareTo(BigDecimal.valueOf(date.year())) == 0);
        }
    }

    /**
     * A date, or as much of it as was written; 0 stands for what was not.
     */
    record Date(int year, int month, int day) {
        boolean statedBy(Date other) {
            return (year == 0 || other.year == 0 || year == other.year)
                    && (month == 0 || month == other.month)
                    && (day == 0 || day == other.day);
        }
    }

    /**
     * A day or a month of the calendar.
     *
     * @param readings two where day and month cannot be told apart (3/4/2026); one of them has to match
     * @param weekday the weekday written beside it: another one contradicts, none does not
     */
    record Day(List<Date> readings, Optional<DayOfWeek> weekday, String shown) implements Fact {
        @Override
        public boolean statedIn(Facts other) {
            return other.days().stream().anyMatch(this::same);
        }

        private boolean same(Day day) {
            boolean contradicts = weekday.isPresent() && day.weekday.isPresent() && !weekday.equals(day.weekday);
            return !contradicts
                    && readings.stream().anyMatch(mine -> day.readings.stream().anyMatch(mine::statedBy));
        }
    }

    /** A time of day to the minute. Without a.m. or p.m. it is read on the 24-hour clock: 3:00 is not 15:00. */
    record Clock(LocalTime time, String shown) implements Fact {
        @Override
        public boolean statedIn(Facts other) {
            return other.clocks().stream().anyMatch(clock -> clock.time.equals(time));
        }
    }

    /** A weekday on its own; a full date in the other text states its weekday too. */
    record Weekday(DayOfWeek day, String shown) implements Fact {
        @Override
        public boolean statedIn(Facts other) {
            return other.weekdays().stream().anyMatch(weekday -> weekday.day == day)
                    || other.days().stream().anyMatch(this::fallsOn);
        }

        private boolean fallsOn(Day date) {
            return date.weekday()
                    .or(() -> date.readings().size() == 1
                            ? Calendar.weekday(date.readings().getFirst())
                            : Optional.empty())
                    .filter(found -> found == day)
                    .isPresent();
        }
    }

    /**
     * A name or a code: words that have to follow each other in the other text.
     *
     * @param titled after Dr., Ms. and the like; then the last word alone is enough
     */
    record Name(List<String> words, boolean titled, String shown) implements Fact {
        @Override
        public boolean statedIn(Facts other) {
            return other.words().hold(words) || (titled && other.words().hold(List.of(words.getLast())));
        }
    }
}
