package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that are known by their shape: JSON web tokens, and the keys of clouds, code hosts, chat and model providers and
 * others, by the prefixes that their makers document.
 */
final class SecretShapeRule implements TextRule {
    private static final Pattern SHAPES = Pattern.compile(String.join(
            "|",
            "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]++)?+",
            "(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])",
            "(?<![A-Za-z0-9])xox[abceoprs]-[A-Za-z0-9-]{10,}+",
            "(?<![A-Za-z0-9])xapp-[A-Za-z0-9-]{10,}+",
            "(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,255}+",
            "(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{22,255}+",
            "(?<![A-Za-z0-9])gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent)-[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])(?:sk|rk|pk)[-_](?:live|test|proj|ant|svcacct|lf|or)?[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}",
            "(?<![A-Za-z0-9])ya29\\.[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])(?:hf|npm|dop_v1|doo_v1|whsec|lf-whsec|lsv2_pt|lsv2_sk|glsa|glc|gsk|pcsk|r8|sntrys|sntryu|lin_api"
                    + "|ntn|secret|sbp|figd|pscale_tkn|pscale_pw|shpat|shpca|shppa|shpss|tfp|rnd|fm2|nvapi|pplx|xai|EAAA)"
                    + "[_-][A-Za-z0-9_=+/-]{20,}+",
            "(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+",
            "(?<![A-Za-z0-9])hv[sbr]\\.[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])pypi-[A-Za-z0-9_-]{50,}+",
            "(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?![A-Za-z0-9])",
            "(?<![A-Za-z0-9])(?:SK|key-)[0-9a-f]{32}(?![A-Za-z0-9])",
            "(?<![A-Za-z0-9])(?:NRAK|PMAK|AGE-SECRET-KEY)-[A-Za-z0-9-]{20,}+",
            "(?<![A-Za-z0-9])[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])",
            "(?<![A-Za-z0-9])dp\\.(?:pt|st|ct|sa)\\.[A-Za-z0-9_.-]{30,}+",
            "(?<![A-Za-z0-9])[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{40,}+",
            "hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}+"));
    private static final String FIRST = "eAxgsrpyGhndwlofkaS8NPtHE";
    private static final String SECOND = "yKSBCociahlktIa9Oofbsnp8dvxG-.eEMRgwA_1";
    private static final int TELEGRAM_ID = 11;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        Matcher shape = SHAPES.matcher(scan.text());
        shape.useTransparentBounds(true);
        for (Scan.Token token : scan.longTokens()) {
            int start = token.start();
            boolean afterColon = start > 0 && scan.string().charAt(start - 1) == ':';
            int from = afterColon ? Math.max(0, start - TELEGRAM_ID) : start;
            for (int i = from; i < token.end(); i++) {
                if (mayBegin(scan.string(), i)) {
                    shape.region(i, token.end());
                    if (shape.lookingAt()) {
                        found.accept(new Find(i, shape.end(), "SECRET", shape.group()));
                        i = shape.end();
                    }
                }
            }
        }
    }

    /** Every shape begins where a word does, with one of a few characters; most ids are passed over here. */
    private static boolean mayBegin(String text, int at) {
        char c = text.charAt(at);
        if (FIRST.indexOf(c) < 0 && !(c >= '0' && c <= '9')) {
            return false;
        }
        if (at > 0 && isWordPart(text.charAt(at - 1))) {
            return false;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return (c >= '0' && c <= '9') ? hasTelegramColon(text, at) || hasAtlas(text, at) : SECOND.indexOf(next) >= 0;
    }

    private static boolean hasTelegramColon(String text, int at) {
        for (int i = at; i < Math.min(text.length(), at + TELEGRAM_ID); i++) {
            if (text.charAt(i) == ':') {
                return text.startsWith("AA", i + 1);
            }
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return false;
    }

    private static boolean hasAtlas(String text, int at) {
        return text.startsWith(".atlasv1.", at + 14);
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
