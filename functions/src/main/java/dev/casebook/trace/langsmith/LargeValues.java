package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.http.SourceAddress;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.http.SourceRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Inputs and outputs that LangSmith keeps in an object store and answers with a link to: {@code inputs_s3_urls.ROOT.presigned_url}.
 *
 * <p>A link comes with an answer, so it is followed only to a host that is known: the source's own, the stores of the large clouds
 * that the vendor uses, and those that the settings name. Without the API key, over TLS (plain HTTP only where the settings name
 * the host or the source itself is on it), without redirects. The store's own service addresses are fixed names, so a link cannot
 * lead into the network that Casebook runs in.
 */
final class LargeValues {
    private static final Logger LOG = LoggerFactory.getLogger(LargeValues.class);

    /** So many that no honest trace is cut, so few that a hostile one ends. */
    private static final int MOST = 200;

    private static final Pattern CLOUD_STORES =
            Pattern.compile("([a-z0-9][a-z0-9.-]{0,100}\\.)?(s3([.-][a-z0-9-]{1,30}){0,2}\\.amazonaws\\.com"
                    + "|storage\\.googleapis\\.com|blob\\.core\\.windows\\.net|smith\\.langchain\\.com)");

    private static final Map<Integer, String> ADVICE = Map.of(
            403, "The link to a large value does not hold any more; ask for the trace again.",
            404, "A large value of the trace is gone.");

    private final LangSmithSettings settings;
    private final HttpClient client;
    private final InstantSource clock;

    LargeValues(LangSmithSettings settings, HttpClient client, InstantSource clock) {
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Runs with their large values.
     *
     * @param missing how many values could not be read
     */
    record Filled(List<JsonNode> runs, int missing) {}

    /**
     * Puts the values in.
     *
     * @throws CasebookException when the root's cannot be read: without them the trace says nothing. Others are left out and counted
     */
    Filled fill(List<JsonNode> runs) {
        List<JsonNode> filled = new ArrayList<>();
        int missing = 0;
        int read = 0;
        for (JsonNode run : runs) {
            ObjectNode copy = run.deepCopy();
            for (String part : List.of("inputs", "outputs")) {
                Optional<String> link = link(run, part);
                if (link.isPresent()) {
                    boolean put = read++ < MOST && put(copy, part, link.get());
                    missing += put ? 0 : 1;
                }
            }
            filled.add(copy);
        }
        if (missing > 0) {
            LOG.warn("Large values of a trace are missing: {}", missing);
        }
        return new Filled(filled, missing);
    }

    private boolean put(ObjectNode run, String part, String link) {
        try {
            run.set(part, read(link));
            return true;
        } catch (CasebookException e) {
            if (!run.hasNonNull("parent_run_id")) {
                throw e;
            }
            return false;
        }
    }

    private static Optional<String> link(JsonNode run, String part) {
        String link =
                run.path(part + "_s3_urls").path("ROOT").path("presigned_url").asText("");
        return link.isEmpty() || (run.hasNonNull(part) && !run.path(part).isEmpty())
                ? Optional.empty()
                : Optional.of(link);
    }

    private JsonNode read(String link) {
        URI url = allowed(link);
        URI store = URI.create(url.getScheme() + "://" + url.getRawAuthority());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        SourceHttp http = new SourceHttp(
                new SourceAddress(
                        settings.name(), store, Map.of(), settings.patience().limits(), ADVICE),
                client,
                clock);
        return http.ask(new SourceRequest("GET", url.getRawPath() + query, Optional.empty(), Map.of(), Set.of()))
                .body();
    }

    private URI allowed(String link) {
        try {
            URI url = new URI(link);
            String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
            String place = url.getPort() < 0 ? host : host + ":" + url.getPort();
            boolean https = "https".equalsIgnoreCase(url.getScheme());
            boolean web = https || "http".equalsIgnoreCase(url.getScheme());
            boolean cloud =
                    https && url.getPort() < 0 && CLOUD_STORES.matcher(host).matches();
            if (web && url.getRawUserInfo() == null && !host.isEmpty() && (cloud || own(url) || named(place))) {
                return url;
            }
            throw new CasebookException.Permanent(
                    "%s keeps inputs or outputs of this trace at %s, which is not allowed. Nothing was stored; add it to the source's object_hosts if it is right."
                            .formatted(settings.name(), place.isEmpty() ? "a place without a name" : place));
        } catch (URISyntaxException odd) {
            throw new CasebookException.Permanent(
                    "%s gave a link to a large value that is none. Nothing was stored.".formatted(settings.name()));
        }
    }

    private boolean own(URI url) {
        URI base = settings.base();
        return base.getScheme().equalsIgnoreCase(url.getScheme())
                && base.getHost().equalsIgnoreCase(url.getHost())
                && base.getPort() == url.getPort();
    }

    private boolean named(String place) {
        return settings.scope().objectHosts().contains(place);
    }
}
