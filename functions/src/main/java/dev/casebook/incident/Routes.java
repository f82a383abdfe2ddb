package dev.casebook.incident;

import dev.casebook.alert.Alert;
import dev.casebook.casefile.FailureMode;
import java.util.Optional;

/** Where incidents belong, from configuration. */
public interface Routes {

    /**
     * Where an alert leads.
     *
     * @throws dev.casebook.CasebookException.Permanent when no route matches
     */
    Route of(Alert alert);

    /**
     * Where a person's report leads.
     *
     * @param dataset empty where the person named none and there is only one agent
     * @param channel where the person typed
     * @throws dev.casebook.CasebookException.Permanent when it cannot be told which agent is meant
     */
    Route of(Optional<String> dataset, String channel);

    /** What the failures usually are that a source reports for this place; {@code OTHER} where its routes do not agree. */
    FailureMode usual(String source, Incident.Place place);

    /** A place, and what failures that come this way usually are. */
    record Route(Incident.Place place, FailureMode failureMode) {}
}
