package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A place where traces, or the logs that stand in for them, are found. */
public sealed interface SourceEntry {
    /** The types as they are written; also what the sources are usually called. */
    String TEMPO = "tempo";

    String LANGSMITH = "langsmith";
    String LOKI = "loki";

    /** What every source has. */
    Place place();

    /** Where a person sees a trace, as the source's own rule has it; empty when more would have to be known. */
    Optional<String> ownLink(String id);

    /** The part before the colon of a trace reference. */
    default String name() {
        return place().name();
    }

    /** Base address, {@code http} or {@code https}. */
    default URI url() {
        return place().url();
    }

    /** Where a person sees a trace: as configured, else as the source's own rule has it. */
    default Optional<String> link(String id) {
        return place().link().map(template -> template.replace("{id}", id)).or(() -> ownLink(id));
    }

    /**
     * Where a source is.
     *
     * @param name the part before the colon of a trace reference
     * @param url base address, {@code http} or {@code https}
     * @param link where a person sees a trace; {@code {id}} stands for the trace's id
     * @param group sources of one group are searched together
     */
    record Place(String name, URI url, Optional<String> link, Optional<String> group) {
        public Place {
            requireNonNull(name, "name is null");
            requireNonNull(url, "url is null");
            requireNonNull(link, "link is null");
            requireNonNull(group, "group is null");
        }

        /** A place that is not in a group and has no link of its own. */
        public static Place of(String name, URI url) {
            return new Place(name, url, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Grafana Tempo.
     *
     * @param tenant the organisation to read, where the source holds several
     * @param authorization the name of the secret that is sent as the {@code Authorization} header
     */
    record Tempo(Place place, Optional<String> tenant, Optional<String> authorization) implements SourceEntry {
        public Tempo {
            requireNonNull(place, "place is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(authorization, "authorization is null");
        }

        /** Tempo has no pages of its own; Grafana's address must be given. */
        @Override
        public Optional<String> ownLink(String id) {
            return Optional.empty();
        }
    }

    /**
     * LangSmith: the vendor's, in the EU, or an own one.
     *
     * @param web base address of its pages
     * @param apiKey the name of the secret with the API key
     * @param workspace id of the workspace to read, where the key is good for several
     * @param projects names or ids of the projects to search; empty for all that the key may read
     * @param objectHosts hosts, with a port where it is not the usual one, where an own LangSmith keeps large values
     */
    record LangSmith(
            Place place,
            URI web,
            String apiKey,
            Optional<String> workspace,
            List<String> projects,
            List<String> objectHosts)
            implements SourceEntry {
        /** Where the vendor's API is unless the file says otherwise. */
        public static final URI CLOUD = URI.create("https://api.smith.langchain.com");

        private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        public LangSmith {
            requireNonNull(place, "place is null");
            requireNonNull(web, "web is null");
            requireNonNull(apiKey, "apiKey is null");
            requireNonNull(workspace, "workspace is null");
            projects = List.copyOf(projects);
            objectHosts = List.copyOf(objectHosts);
        }

        /** A page's address holds the ids of its workspace and project, so both must be known, and one project only. */
        @Override
        public Optional<String> ownLink(String id) {
            return workspace
                    .filter(known -> projects.size() == 1
                            && UUID.matcher(projects.getFirst()).matches())
                    .map(known -> web + "/o/" + known + "/projects/p/" + projects.getFirst() + "/r/" + id);
        }
    }

    /**
     * Grafana Loki.
     *
     * @param tenant the organisation to read, where the source holds several
     * @param authorization the name of the secret that is sent as the {@code Authorization} header
     * @param streams stream selectors in LogQL, such as <code>{service_name="shop"}</code>; never empty
     * @param names how labels and structured metadata are called there
     * @param signals whether Casebook's own signals are written there, too
     */
    record Loki(
            Place place,
            Optional<String> tenant,
            Optional<String> authorization,
            List<String> streams,
            LokiNames names,
            boolean signals)
            implements SourceEntry {
        public Loki {
            requireNonNull(place, "place is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(authorization, "authorization is null");
            streams = List.copyOf(streams);
            requireNonNull(names, "names is null");
        }

        /** Loki has no pages of its own; Grafana's address must be given. */
        @Override
        public Optional<String> ownLink(String id) {
            return Optional.empty();
        }
    }

    /**
     * The labels or structured metadata of a log line that say where it belongs.
     *
     * @param traceId the trace
     * @param session the conversation
     * @param service who wrote the line
     */
    record LokiNames(String traceId, String session, String service) {
        /** As OpenTelemetry's collector and Loki itself call them. */
        public static final LokiNames USUAL = new LokiNames("trace_id", "session_id", "service_name");
    }
}
