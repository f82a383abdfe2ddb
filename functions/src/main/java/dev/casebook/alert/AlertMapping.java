package dev.casebook.alert;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where in a sender's body the parts of an alert stand. All values but those of {@code only} and {@code resolved} are JSONPaths.
 *
 * @param only what must stand where for the body to be an alert at all; anything else is accepted and ignored
 * @param group what makes repeats one incident
 * @param status empty when each body is an alert that fires
 * @param resolved the values of the status that mean "resolved"
 * @param labels by the names that routes match
 */
public record AlertMapping(
        Map<String, String> only,
        String group,
        String title,
        Optional<String> status,
        Set<String> resolved,
        Times times,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> links) {
    public AlertMapping {
        only = Map.copyOf(only);
        requireNonNull(group, "group is null");
        requireNonNull(title, "title is null");
        requireNonNull(status, "status is null");
        resolved = Set.copyOf(resolved);
        requireNonNull(times, "times is null");
        labels = new LinkedHashMap<>(labels);
        annotations = new LinkedHashMap<>(annotations);
        links = List.copyOf(links);
    }

    /**
     * When, and which delivery.
     *
     * @param delivery one or several values that only the same delivery has; empty when the sender gives none
     * @param startedAt when it began; the time of arrival if empty
     * @param from start of the window in which the failures are, where the sender says so
     * @param to end of that window
     */
    public record Times(List<String> delivery, Optional<String> startedAt, Optional<String> from, Optional<String> to) {
        public Times {
            delivery = List.copyOf(delivery);
            requireNonNull(startedAt, "startedAt is null");
            requireNonNull(from, "from is null");
            requireNonNull(to, "to is null");
        }
    }
}
