package dev.casebook.casefile.family;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.trace.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is compared of a case: runs of five words of the user's turns, with ids, numbers, times and pseudonyms masked; each tool
 * after the one before it; and the class of the error. Source: Broder, "On the resemblance and containment of documents" (1997).
 */
public final class Shingles {
    private static final int WORDS = 5;
    private static final int ERROR_WORDS = 5;
    private static final Pattern PSEUDONYM = Pattern.compile("<([A-Z_]+):[^<>\\s]*>");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern DIGIT = Pattern.compile(".*\\p{N}.*");
    private static final String MASK = "#";

    /** Hashes of the parts, each once, ascending. */
    private final long[] parts;

    private Shingles(long[] parts) {
        this.parts = parts;
    }

    /** The parts of a case; its texts are redacted. */
    public static Shingles of(Case c) {
        List<String> turns = new ArrayList<>();
        c.input().history().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .forEach(turns::add);
        turns.add(c.input().question());
        return of(
                turns,
                c.origin().toolCalls().stream().map(ToolInvocation::name).toList(),
                c.origin()
                        .failedTool()
                        .map(failed -> failed.tool() + " " + failed.error())
                        .orElse(""));
    }

    static Shingles of(List<String> userTurns, List<String> tools, String error) {
        TreeSet<Long> all = new TreeSet<>();
        List<String> words =
                userTurns.stream().flatMap(turn -> words(turn).stream()).toList();
        for (int i = 0; i == 0 || i + WORDS <= words.size(); i++) {
            all.add(hash("w " + String.join(" ", words.subList(i, Math.min(i + WORDS, words.size())))));
        }
        String before = "";
        for (String tool : tools) {
            all.add(hash("t " + before + ">" + tool));
            before = tool;
        }
        all.add(hash("t " + before + ">"));
        List<String> failure = words(error);
        all.add(hash("e " + String.join(" ", failure.subList(0, Math.min(ERROR_WORDS, failure.size())))));
        return new Shingles(all.stream().mapToLong(Long::longValue).toArray());
    }

    /** In small letters; what differs from one conversation to the next stands as one mask. */
    private static List<String> words(String text) {
        String masked = PSEUDONYM.matcher(text).replaceAll(" 0 ");
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(masked.toLowerCase(Locale.ROOT), -1)) {
            String shown = DIGIT.matcher(word).matches() ? MASK : word;
            boolean again =
                    shown.equals(MASK) && !words.isEmpty() && words.getLast().equals(MASK);
            if (!word.isEmpty() && !again) {
                words.add(shown);
            }
        }
        return words;
    }

    /** FNV-1a of 64 bits, mixed: the same on every machine. */
    private static long hash(String part) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The share of parts that both have of those that either has, 0 to 1. */
    public double jaccard(Shingles other) {
        int i = 0;
        int j = 0;
        int both = 0;
        while (i < parts.length && j < other.parts.length) {
            int order = Long.compare(parts[i], other.parts[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) both / (parts.length + other.parts.length - both);
    }

    long[] parts() {
        return parts.clone();
    }

    /** As text: base64 of the hashes, eight bytes each. */
    public String written() {
        ByteBuffer bytes = ByteBuffer.allocate(parts.length * Long.BYTES);
        bytes.asLongBuffer().put(parts);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** What {@link #written} gave. */
    public static Shingles read(String written) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(written));
        long[] parts = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(parts);
        return new Shingles(parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles shingles && Arrays.equals(parts, shingles.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return "Shingles[" + parts.length + "]";
    }
}
