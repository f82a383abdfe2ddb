package dev.casebook.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One notification of an alert group, whatever its source.
 *
 * @param source the configured route it came in by, such as {@code grafana}
 * @param group what the source groups by: repeats of one group are one incident while it is open
 * @param firing false when the source says that the group is resolved
 * @param title one line for people
 * @param labels of the group, then of its first member; of the first that still fires, while the group does
 * @param annotations likewise
 * @param links where the source points: generator, dashboard and panel URLs
 * @param members the alerts in the group
 */
public record Alert(
        String source,
        String group,
        boolean firing,
        String title,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> links,
        List<Member> members) {
    public Alert {
        requireNonNull(source, "source is null");
        requireNonNull(group, "group is null");
        requireNonNull(title, "title is null");
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        links = List.copyOf(links);
        members = List.copyOf(members);
    }

    /** One alert of the group; fingerprint and start together recognise it when it is sent again. */
    public record Member(String fingerprint, Instant startsAt, boolean firing) {}

    @Override
    public String toString() {
        return "Alert[" + source + ", " + members.size() + " members" + (firing ? ", firing]" : ", resolved]");
    }
}
