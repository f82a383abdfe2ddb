package dev.casebook.local.tracestore;

/**
 * A search, checked.
 *
 * @param fromNanos the window in nanoseconds since 1970, both ends included
 * @param limit the most traces to return
 * @param spansPerTrace the most spans to list for each trace; {@code matched} counts all
 */
record SearchRequest(SpanQuery query, long fromNanos, long untilNanos, int limit, int spansPerTrace) {

    private static final long NANOS = 1_000_000_000L;
    private static final long LONGEST_SECONDS = 168 * 3600L;
    private static final int MOST_SPANS = 100;

    static SearchRequest read(QueryString query) {
        if (query.text("tags").isPresent()
                || query.text("minDuration").isPresent()
                || query.text("maxDuration").isPresent()) {
            throw new BadQuery("search by tags is not available here: use q with a TraceQL query");
        }
        long start = query.number("start").orElse(0L);
        long end = query.number("end").orElse(0L);
        checkWindow(start, end);
        long limit = query.number("limit").orElse(20L);
        if (limit <= 0) {
            throw new BadQuery("invalid limit: must be a positive number");
        }
        long spans = query.number("spss").orElse(3L);
        if (spans <= 0 || spans > MOST_SPANS) {
            throw new BadQuery("invalid spss: must be a positive number of at most " + MOST_SPANS);
        }
        return new SearchRequest(
                TraceQl.parse(query.text("q").orElse("{}")),
                start * NANOS,
                end == 0 ? Long.MAX_VALUE : end * NANOS,
                (int) Math.min(limit, Integer.MAX_VALUE),
                (int) spans);
    }

    private static void checkWindow(long start, long end) {
        if ((start == 0) != (end == 0)) {
            throw new BadQuery("please provide non-zero values for http parameters start and end");
        }
        if (end < start || (start != 0 && end == start)) {
            throw new BadQuery("http parameter start must be before end. received start=" + start + " end=" + end);
        }
        if (end - start > LONGEST_SECONDS) {
            throw new BadQuery(
                    "range specified by start and end exceeds 168h0m0s. received start=" + start + " end=" + end);
        }
        if (end > Long.MAX_VALUE / NANOS) {
            throw new BadQuery("invalid end: must be in seconds since 1970");
        }
    }
}
