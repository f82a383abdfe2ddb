package dev.casebook.handler;

import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConversationEntry;
import dev.casebook.store.Secrets;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.conversations.CellReferences;
import dev.casebook.trace.conversations.ConversationSettings;
import dev.casebook.trace.conversations.NamedQuery;
import dev.casebook.trace.conversations.PostgresConversations;
import java.util.ArrayList;
import java.util.List;

/** The configured look-ups of conversations and tickets. */
final class ConversationLookups {
    private ConversationLookups() {}

    static List<ConversationLookup> of(Configuration configuration, Secrets secrets) {
        List<ConversationLookup> places = new ArrayList<>();
        for (ConversationEntry entry : configuration.conversations().values()) {
            ConversationSettings settings = new ConversationSettings(
                    entry.name(),
                    entry.url(),
                    () -> SecretValues.named(entry.user(), secrets),
                    () -> SecretValues.named(entry.password(), secrets),
                    NamedQuery.of(entry.query()),
                    entry.timeout(),
                    entry.maxRows());
            places.add(new PostgresConversations(
                    settings,
                    new CellReferences(entry.source(), configuration.sources().keySet())));
        }
        return List.copyOf(places);
    }
}
