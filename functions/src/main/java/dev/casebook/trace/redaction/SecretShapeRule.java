package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are known by their shape: JSON web tokens, and the keys of AWS, Slack, GitHub, GitLab, OpenAI and others. */
final class SecretShapeRule implements TextRule {
    private static final Pattern SHAPES = Pattern.compile(String.join(
            "|",
            "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{4,}+(?:\\.[A-Za-z0-9_-]++)?+",
            "(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])",
            "(?<![A-Za-z0-9])xox[abceoprs]-[A-Za-z0-9-]{10,}+",
            "(?<![A-Za-z0-9])xapp-[A-Za-z0-9-]{10,}+",
            "(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{30,255}+",
            "(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{22,255}+",
            "(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])(?:sk|rk|pk)[-_](?:live|test|proj|ant|svcacct|lf)?[A-Za-z0-9_-]{20,}+",
            "(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}",
            "(?<![A-Za-z0-9])(?:hf|npm|dop_v1|whsec|lf-whsec|lsv2_pt|lsv2_sk|glsa|glc)_[A-Za-z0-9_=+/-]{20,}+",
            "(?<![A-Za-z0-9])SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+",
            "hooks\\.slack\\.com/services/[A-Za-z0-9/]{20,}+"));

    @Override
    public void find(CharSequence text, Consumer<Find> found) {
        Matcher shape = SHAPES.matcher(text);
        while (shape.find()) {
            found.accept(new Find(shape.start(), shape.end(), "SECRET", shape.group()));
        }
    }
}
