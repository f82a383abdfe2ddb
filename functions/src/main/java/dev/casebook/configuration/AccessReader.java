package dev.casebook.configuration;

import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code access:}. Without it everybody may do everything; with it, who is named nowhere looks only. */
final class AccessReader {
    private static final String NOBODY = "none";

    private AccessReader() {}

    static AccessRules read(Section section) {
        section.expecting("everyone", "viewers", "reporters", "maintainers", "teams", "channels", "datasets");
        Map<Role, Set<String>> members = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            members.put(role, new HashSet<>(section.values(role.word() + "s", Shapes::member)));
        }
        Map<String, Set<String>> datasets = new LinkedHashMap<>();
        section.sections("datasets")
                .forEach((name, dataset) -> datasets.put(
                        name, new HashSet<>(dataset.expecting("members").values("members", Shapes::member))));
        return new AccessRules(
                section.value("everyone", AccessReader::everyone).orElse(Optional.of(Role.VIEWER)),
                members,
                new HashSet<>(section.values("teams", Shapes::team)),
                new HashSet<>(section.values("channels", Shapes::channel)),
                datasets);
    }

    private static Optional<Role> everyone(String text) {
        for (Role role : Role.values()) {
            if (role.word().equals(text)) {
                return Optional.of(role);
            }
        }
        if (text.equals(NOBODY)) {
            return Optional.empty();
        }
        throw new Unfit("Expected none, viewer, reporter or maintainer.");
    }
}
