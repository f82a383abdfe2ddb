package dev.casebook.trace.redaction;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The password in {@code scheme://user:password@host}. */
final class ConnectionStringRule implements TextRule {
    private static final Pattern USER_INFO = Pattern.compile("://[^\\s/:@\"'<>]{0,100}+:([^\\s/@\"'<>]{1,200}+)@");

    @Override
    public void find(Scan scan, Consumer<Find> found) {
        if (!scan.has("://")) {
            return;
        }
        Matcher userInfo = USER_INFO.matcher(scan.text());
        while (userInfo.find()) {
            found.accept(new Find(userInfo.start(1), userInfo.end(1), "SECRET", userInfo.group(1)));
        }
    }
}
