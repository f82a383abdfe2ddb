package dev.casebook.handler;

import dev.casebook.configuration.SourceEntry;
import dev.casebook.work.LinkPreview;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The links that lead to a configured source; what is behind any other is nobody's business here. */
final class KnownLinks {
    private final Set<String> hosts = new HashSet<>();

    KnownLinks(Collection<SourceEntry> sources) {
        for (SourceEntry source : sources) {
            host(source.url().toString()).ifPresent(hosts::add);
            source.link("0").flatMap(KnownLinks::host).ifPresent(hosts::add);
            if (source instanceof SourceEntry.LangSmith langSmith) {
                host(langSmith.web().toString()).ifPresent(hosts::add);
            }
        }
    }

    LinkPreview only(LinkPreview preview) {
        return new LinkPreview(
                preview.unfurlId(),
                preview.source(),
                preview.links().stream()
                        .filter(link -> host(link.url()).filter(hosts::contains).isPresent())
                        .toList());
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            // Grafana's links hold braces: what stands before the path is enough.
            int path = url.indexOf('/', url.indexOf("://") + 3);
            return path < 0 || path == url.length() - 1 ? Optional.empty() : host(url.substring(0, path));
        }
    }
}
