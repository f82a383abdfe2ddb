package dev.casebook.alert;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
 * @param notice what the sender says of this notification itself
 */
public record Alert(
        String source,
        String group,
        boolean firing,
        String title,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> links,
        List<Member> members,
        Optional<Notice> notice) {
    public Alert {
        requireNonNull(source, "source is null");
        requireNonNull(group, "group is null");
        requireNonNull(title, "title is null");
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        links = List.copyOf(links);
        members = List.copyOf(members);
        requireNonNull(notice, "notice is null");
    }

    /** A notification of which its sender says nothing besides. */
    public Alert(
            String source,
            String group,
            boolean firing,
            String title,
            Map<String, String> labels,
            Map<String, String> annotations,
            List<String> links,
            List<Member> members) {
        this(source, group, firing, title, labels, annotations, links, members, Optional.empty());
    }

    /**
     * What a sender says of a notification.
     *
     * @param delivery the same for each delivery of this notification and for no other; empty when the sender gives no such id
     * @param from start of the time in which the failures are, where the sender says so
     * @param to end of that time
     */
    public record Notice(Optional<String> delivery, Optional<Instant> from, Optional<Instant> to) {
        public Notice {
            requireNonNull(delivery, "delivery is null");
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
        }

        public static Notice delivered(String id) {
            return new Notice(Optional.of(id), Optional.empty(), Optional.empty());
        }
    }

    /** The same, known by the id that its envelope carries. */
    public Alert delivered(String id) {
        Notice known = notice.orElse(new Notice(Optional.empty(), Optional.empty(), Optional.empty()));
        return new Alert(
                source,
                group,
                firing,
                title,
                labels,
                annotations,
                links,
                members,
                Optional.of(new Notice(Optional.of(id), known.from(), known.to())));
    }

    /**
     * One alert of the group; fingerprint and start together recognise it when it is sent again.
     *
     * @param labels those in which it differs from the alert's
     * @param annotations likewise
     */
    public record Member(
            String fingerprint,
            Instant startsAt,
            boolean firing,
            Map<String, String> labels,
            Map<String, String> annotations) {
        public Member {
            requireNonNull(fingerprint, "fingerprint is null");
            requireNonNull(startsAt, "startsAt is null");
            // What was queued before members had texts of their own has none.
            labels = labels == null ? Map.of() : Map.copyOf(labels);
            annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        }

        public Member(String fingerprint, Instant startsAt, boolean firing) {
            this(fingerprint, startsAt, firing, Map.of(), Map.of());
        }

        @Override
        public String toString() {
            return "Member[" + fingerprint + ", " + startsAt + (firing ? ", firing]" : ", resolved]");
        }
    }

    /** The same for notifications that say the same: of one group, with the same members in the same state. */
    public String fingerprint() {
        return CaseId.hash(source + "\n" + group + "\n" + firing + "\n"
                + members.stream()
                        .map(member -> member.fingerprint() + " " + member.startsAt() + " " + member.firing())
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return "Alert[" + source + ", " + members.size() + " members" + (firing ? ", firing]" : ", resolved]");
    }
}
