package dev.casebook.local.slack.workspace;

import java.util.random.RandomGenerator;

/** Makes ids that look like Slack's from a source of randomness. As safe for several threads as that source. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** The prefix and ten capital letters or digits, such as {@code V3K9…}. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 10; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /** 32 hexadecimal digits nobody can guess when the source is a secure one. */
    public String secret() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }

    /** A short id for blocks and actions. */
    public String block() {
        return next("").substring(0, 5);
    }
}
