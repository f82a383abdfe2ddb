package dev.casebook.configuration;

import dev.casebook.CasebookException;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a file, gathered so that one reading tells everything. Not safe for several threads. */
final class Problems {
    private static final int SHOWN = 20;

    private final String fileName;
    private final Set<Problem> found = new TreeSet<>();

    private record Problem(int line, String key, String sentence) implements Comparable<Problem> {
        @Override
        public int compareTo(Problem other) {
            int byLine = Integer.compare(line, other.line);
            return byLine != 0 ? byLine : toString().compareTo(other.toString());
        }
    }

    Problems(String fileName) {
        this.fileName = fileName;
    }

    /**
     * Adds a problem.
     *
     * @param line from 1
     * @param key path of the key, such as {@code agents.mine.url}; empty for the whole file
     * @param sentence what is wrong and what was expected, without the value, which may hold a secret
     */
    void add(int line, String key, String sentence) {
        found.add(new Problem(line, key, sentence));
    }

    /** Throws one exception that tells all problems in the order of their lines, if there are any. */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder();
        found.stream()
                .limit(SHOWN)
                .forEach(problem -> message.append(message.isEmpty() ? "" : "\n")
                        .append(fileName)
                        .append(':')
                        .append(problem.line())
                        .append(": ")
                        .append(problem.key())
                        .append(problem.key().isEmpty() ? "" : ": ")
                        .append(problem.sentence()));
        if (found.size() > SHOWN) {
            message.append("\n… and ").append(found.size() - SHOWN).append(" more.");
        }
        throw new CasebookException.Permanent(message.toString());
    }
}
