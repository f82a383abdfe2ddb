package dev.casebook.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One month of a budget, as stored.
 *
 * @param spent by day, in millionths of a dollar
 * @param open what is set aside, by reservation
 * @param told what was said of it already: a day or the month for "nearly used up", the same after {@code full } for "used up". Null
 *     in months that were written before anything was said
 */
record BudgetMonth(
        Map<String, Long> spent,
        Map<String, Open> open,
        @Nullable Set<String> told) {
    static final BudgetMonth EMPTY = new BudgetMonth(Map.of(), Map.of(), Set.of());

    /** Money set aside. */
    record Open(String day, long micros, Instant at) {}

    BudgetMonth {
        spent = new TreeMap<>(spent);
        open = new TreeMap<>(open);
        told = told == null ? Set.of() : new TreeSet<>(told);
    }

    long onDay(String day) {
        return spent.getOrDefault(day, 0L)
                + open.values().stream()
                        .filter(one -> one.day().equals(day))
                        .mapToLong(Open::micros)
                        .sum();
    }

    long all() {
        return spent.values().stream().mapToLong(Long::longValue).sum()
                + open.values().stream().mapToLong(Open::micros).sum();
    }

    boolean isTold(String what) {
        return told != null && told.contains(what);
    }

    BudgetMonth telling(String what) {
        Set<String> more = new TreeSet<>(told == null ? Set.of() : told);
        more.add(what);
        return new BudgetMonth(spent, open, more);
    }

    BudgetMonth with(String id, Open reservation) {
        Map<String, Open> more = new TreeMap<>(open);
        more.put(id, reservation);
        return new BudgetMonth(spent, more, told);
    }

    BudgetMonth settled(String id, long micros) {
        Map<String, Open> fewer = new TreeMap<>(open);
        Map<String, Long> more = new TreeMap<>(spent);
        Open closed = fewer.remove(id);
        if (closed != null) {
            more.merge(closed.day(), micros, Long::sum);
        }
        return new BudgetMonth(more, fewer, told);
    }

    BudgetMonth withoutAbandoned(Instant before) {
        BudgetMonth left = this;
        for (Map.Entry<String, Open> entry : open.entrySet()) {
            if (entry.getValue().at().isBefore(before)) {
                left = left.settled(entry.getKey(), entry.getValue().micros());
            }
        }
        return left;
    }
}
