package dev.casebook.trace.redaction;

import java.util.Locale;
import java.util.Set;

/** The last labels of host names that people's addresses have: every country's, and those that are used most. */
final class TopLevel {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> OTHERS = Set.of(
            "com",
            "net",
            "org",
            "edu",
            "gov",
            "mil",
            "int",
            "info",
            "biz",
            "name",
            "health",
            "app",
            "dev",
            "cloud",
            "online",
            "shop",
            "site",
            "store",
            "tech",
            "email",
            "xyz",
            "uk",
            "eu",
            "jobs",
            "pro",
            "club",
            "agency",
            "company",
            "example",
            "test",
            "local",
            "internal");

    private TopLevel() {}

    static boolean isOne(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return OTHERS.contains(lower) || COUNTRIES.contains(label.toUpperCase(Locale.ROOT));
    }
}
