package dev.casebook.alert;

import java.util.Optional;

/** One source's webhook body turned into an {@link Alert}. Pure and safe for several threads. */
public interface AlertParser {

    /**
     * Reads an authenticated body.
     *
     * @param source the route's name, carried into the alert
     * @return empty for what is no alert, such as a sender's own test or the news of another kind
     * @throws dev.casebook.CasebookException.Permanent when the body is malformed; the message names the field
     */
    Optional<Alert> parse(String source, byte[] body);
}
