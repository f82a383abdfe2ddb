package dev.casebook.local.slack.bot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link in a message.
 *
 * @param domain its host
 * @param url as written, with the characters HTML escapes unescaped
 */
record SharedLink(String domain, String url) {

    private static final Pattern LINK = Pattern.compile("<(https?://[^|>]+)(\\|[^>]*)?>");

    /** The links of a text in Slack's markup, each once, in order. */
    static List<SharedLink> in(String text) {
        return LINK.matcher(text)
                .results()
                .map(found ->
                        found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .distinct()
                .flatMap(SharedLink::read)
                .toList();
    }

    private static Stream<SharedLink> read(String url) {
        try {
            String host = Objects.requireNonNullElse(new URI(url).getHost(), "");
            return host.isEmpty() ? Stream.empty() : Stream.of(new SharedLink(host, url));
        } catch (URISyntaxException notALink) {
            return Stream.empty();
        }
    }
}
