package dev.casebook.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that was done, or refused.
 *
 * @param on what it was done to: a dataset and a case, a run, a judge
 * @param details ids, versions and verdicts before and after; never a body
 */
public record Deed(Instant at, Doer by, What what, String on, Map<String, String> details) {

    /** Kinds of deed. */
    public enum What {
        CASE_ADDED,
        CASE_ANSWERED,
        CASE_RETIRED,
        CASE_RESTORED,
        /** It was proposed that it be retired. */
        CASE_KEPT,
        /** Somebody was asked for a case's right answer. */
        CASE_HANDED_OVER,
        /** Whoever was asked said what became of the question. */
        QUESTION_ENDED,
        INCIDENT_DECIDED,
        BASELINE_SET,
        RUN_CANCELLED,
        ACCESS_REFUSED,
        LIMIT_REFUSED,
        BUDGET_REFUSED,
        PAID_WORK_STOPPED,
        PAID_WORK_RESUMED,
        /** A configuration that was not in force before. */
        CONFIGURED;

        /** In plain words: {@code case answered}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Deed {
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(what, "what is null");
        requireNonNull(on, "on is null");
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    public Deed(Instant at, Doer by, What what, String on) {
        this(at, by, what, on, Map.of());
    }
}
