package dev.casebook.access;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what, as configured. A member is a person's id ({@code U…}, {@code W…}) or a group's ({@code S…}).
 *
 * @param everyone the role of whoever is named nowhere; empty: none at all
 * @param members role to its members
 * @param teams ids of the workspaces whose people are let in; any that reaches Casebook if empty
 * @param channels where changes may be asked for; anywhere if empty
 * @param datasets dataset to the members who alone may see and change it; datasets that are not named are everybody's
 */
public record AccessRules(
        Optional<Role> everyone,
        Map<Role, Set<String>> members,
        Set<String> teams,
        Set<String> channels,
        Map<String, Set<String>> datasets) {
    /** Of a fresh installation: everybody in the workspace may do everything, so that the first minute works. */
    public static final AccessRules OPEN =
            new AccessRules(Optional.of(Role.MAINTAINER), Map.of(), Set.of(), Set.of(), Map.of());

    public AccessRules {
        requireNonNull(everyone, "everyone is null");
        members = copied(members);
        teams = Set.copyOf(teams);
        channels = Set.copyOf(channels);
        datasets = copied(datasets);
    }

    private static <K> Map<K, Set<String>> copied(Map<K, Set<String>> map) {
        return map.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }
}
