package dev.casebook.trace.redaction;

import java.util.List;
import java.util.function.Consumer;

/** E-mail addresses, also with the {@code @} percent-encoded or as a JSON escape. Looks around each {@code @} only. */
final class EmailRule implements TextRule {
    private static final List<String> ATS = List.of("@", "%40", "\\u0040");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (!scan.hasAt()) {
            return;
        }
        CharSequence text = scan.text();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@' || c == '%' || c == '\\') {
                int at = lengthOfAt(text, i);
                if (at > 0) {
                    around(text, i, i + at, found);
                }
            }
        }
    }

    private static int lengthOfAt(CharSequence text, int from) {
        for (String at : ATS) {
            int end = from + at.length();
            if (end <= text.length() && text.subSequence(from, end).toString().equals(at)) {
                return at.length();
            }
        }
        return 0;
    }

    private static void around(CharSequence text, int at, int domain, Consumer<Find> found) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        int end = endOfDomain(text, domain);
        if (start < at && end > domain) {
            found.accept(
                    new Find(start, end, "EMAIL", text.subSequence(start, at) + "@" + text.subSequence(domain, end)));
        }
    }

    /** After the last label that has only letters and follows a dot; the given start when there is none. */
    private static int endOfDomain(CharSequence text, int domain) {
        int end = domain;
        int label = domain;
        boolean letters = true;
        for (int i = domain; i <= text.length() && i - domain <= LONGEST_DOMAIN; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            boolean part = Character.isLetterOrDigit(c) || c == '-';
            if (part) {
                letters = letters && Character.isLetter(c);
            } else {
                if (label > domain && letters && i - label >= 2) {
                    end = i;
                }
                if (c != '.' || i == label) {
                    return end;
                }
                label = i + 1;
                letters = true;
            }
        }
        return end;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }
}
