package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * A place where traces are found.
 *
 * @param name the part before the colon of a trace reference
 * @param type {@code tempo}
 * @param url base address, {@code http} or {@code https}
 * @param tenant the organisation to read, where the source holds several
 * @param authorization the name of the secret that is sent as the {@code Authorization} header
 * @param link where a person sees a trace; {@code {id}} stands for the trace's id
 * @param group sources of one group are searched together
 */
public record SourceEntry(
        String name,
        String type,
        URI url,
        Optional<String> tenant,
        Optional<String> authorization,
        Optional<String> link,
        Optional<String> group) {

    /** The only type there is so far. */
    public static final String TEMPO = "tempo";

    public SourceEntry {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(url, "url is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(authorization, "authorization is null");
        requireNonNull(link, "link is null");
        requireNonNull(group, "group is null");
    }
}
