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
    private static final int TELEGRAM_ID = 11;

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        Matcher shape = SHAPES.matcher(scan.text());
        shape.useTransparentBounds(true);
        for (Scan.Token token : scan.longTokens()) {
            int start = token.start();
            boolean afterColon = start > 0 && scan.string().charAt(start - 1) == ':';
            shape.region(afterColon ? Math.max(0, start - TELEGRAM_ID) : start, token.end());
            while (shape.find()) {
                found.accept(new Find(shape.start(), shape.end(), "SECRET", shape.group()));
            }
        }
    }
}
