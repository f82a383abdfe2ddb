package dev.casebook.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import java.util.Optional;
import java.util.Set;

/**
 * Secrets of which most are kept together in one, a JSON object of names to values: who may read that one may read all of them,
 * and nobody else any. A few have one of their own, because others read them too. Safe for several threads.
 */
public final class GroupedSecrets implements Secrets {
    private final Secrets secrets;
    private final String group;
    private final Set<String> alone;

    /**
     * Secrets of a group.
     *
     * @param group the name of the secret that holds them
     * @param alone names of secrets that are not in it
     */
    public GroupedSecrets(Secrets secrets, String group, Set<String> alone) {
        this.secrets = secrets;
        this.group = group;
        this.alone = Set.copyOf(alone);
    }

    @Override
    public Optional<String> find(String name) {
        return alone.contains(name) ? secrets.find(name) : in(secrets.find(group), name);
    }

    @Override
    public Optional<String> renewed(String name) {
        return alone.contains(name) ? secrets.renewed(name) : in(secrets.renewed(group), name);
    }

    private Optional<String> in(Optional<String> all, String name) {
        return all.flatMap(json -> {
            try {
                return Optional.ofNullable(
                        Json.mapper().readTree(json).path(name).textValue());
            } catch (JsonProcessingException e) {
                // The parser's message quotes the secret.
                throw new CasebookException.Permanent("The secret " + group
                        + " is not a JSON object of names and values. Nothing was done; mend it in Secrets Manager.");
            }
        });
    }
}
