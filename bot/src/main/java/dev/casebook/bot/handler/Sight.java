package dev.casebook.bot.handler;

import dev.casebook.CasebookException;
import dev.casebook.access.CheckAccess;
import dev.casebook.access.Decision;
import dev.casebook.work.Address;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be shown where: a restricted dataset to its own people, and in no list that a whole channel reads. Safe for several
 * threads.
 */
final class Sight {
    private static final Logger LOG = LoggerFactory.getLogger(Sight.class);

    private final BotParts parts;
    private final CheckAccess check;

    Sight(BotParts parts) {
        this.parts = parts;
        this.check = new CheckAccess(parts.access(), parts.groups());
    }

    /** Whether a list that is shown there may name the dataset. */
    boolean open(Address to, String dataset) {
        if (!parts.access().datasets().containsKey(dataset)) {
            return true;
        }
        Optional<String> reader = reader(to);
        return reader.isPresent() && sees(reader.get(), dataset);
    }

    private boolean sees(String user, String dataset) {
        Decision decision = check.sees(user, dataset);
        if (decision instanceof Decision.Unknown unknown) {
            learn(unknown);
            decision = check.sees(user, dataset);
        }
        return decision instanceof Decision.Allowed;
    }

    private void learn(Decision.Unknown unknown) {
        try {
            unknown.groups()
                    .forEach(group -> parts.groups().keep(group, parts.chat().members(group)));
        } catch (CasebookException e) {
            LOG.warn("Who is in a group is not known, so nothing of its datasets is shown: {}", e.getMessage());
        }
    }

    private static Optional<String> reader(Address to) {
        return switch (to) {
            case Address.Ephemeral alone -> Optional.of(alone.user());
            case Address.Direct alone -> Optional.of(alone.user());
            case Address.Home home -> Optional.of(home.user());
            case Address.View view -> Optional.of(view.user());
            case Address.ChannelMessage channel -> Optional.empty();
            case Address.InThread thread -> Optional.empty();
        };
    }
}
