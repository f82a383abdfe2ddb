package dev.casebook.agent.http;

import dev.casebook.CasebookException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How a version of an agent becomes an HTTP or HTTPS address. */
public sealed interface AgentAddress {

    /** The address of a version, or empty when none is configured for it. */
    Optional<URI> of(String version);

    /** Whether an address lies on a host, scheme and port that this configuration names itself. */
    boolean covers(URI uri);

    /**
     * One address in which {@code {version}} stands for the version, if it stands there at all. In a path or query it is
     * percent-encoded; in a host name it may hold letters, digits and hyphens only, so that a version cannot name another host.
     */
    record Template(String url) implements AgentAddress {
        private static final String VERSION = "{version}";
        private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
        private static final Pattern DOTS = Pattern.compile("\\.{1,100}");

        public Template {
            checked(parsed(url.replace(VERSION, "v")));
        }

        @Override
        public Optional<URI> of(String version) {
            boolean inHost = authority(url).contains(VERSION);
            if (DOTS.matcher(version).matches()
                    || (inHost && !LABEL.matcher(version).matches())) {
                return Optional.empty();
            }
            String encoded = URLEncoder.encode(version, StandardCharsets.UTF_8).replace("+", "%20");
            return Optional.of(URI.create(url.replace(VERSION, encoded)));
        }

        @Override
        public boolean covers(URI uri) {
            String pattern =
                    Pattern.quote(authority(url).toLowerCase(Locale.ROOT)).replace(VERSION, "\\E[a-z0-9-]{1,63}\\Q");
            return origin(uri).matches(pattern);
        }

        private static URI parsed(String url) {
            try {
                return URI.create(url);
            } catch (IllegalArgumentException e) {
                throw notAnAddress();
            }
        }

        /** Scheme, host and port as they are written. */
        private static String authority(String url) {
            int path = url.indexOf('/', url.indexOf("://") + 3);
            return path < 0 ? url : url.substring(0, path);
        }
    }

    /** An address for each version. */
    record ByVersion(Map<String, URI> versions) implements AgentAddress {
        public ByVersion {
            versions = Collections.unmodifiableMap(new TreeMap<>(versions));
            versions.values().forEach(AgentAddress::checked);
        }

        @Override
        public Optional<URI> of(String version) {
            return Optional.ofNullable(versions.get(version));
        }

        @Override
        public boolean covers(URI uri) {
            Collection<URI> own = versions.values();
            return own.stream().anyMatch(one -> origin(one).equals(origin(uri)));
        }
    }

    /** Scheme, host and port in lower case. */
    private static String origin(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }

    /**
     * The address itself.
     *
     * @throws CasebookException.Permanent when it is not a complete HTTP or HTTPS address, or holds a name or password
     */
    static URI checked(URI uri) {
        boolean http = uri.getScheme() != null
                && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
        if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
            throw notAnAddress();
        }
        return uri;
    }

    private static CasebookException.Permanent notAnAddress() {
        return new CasebookException.Permanent(
                "An agent's address must be a complete http or https address without a user"
                        + " name in it, such as https://agent.example/run. Correct it and run again.");
    }
}
