package dev.casebook.alert;

/** One source's webhook body turned into an {@link Alert}. Pure and safe for several threads. */
public interface AlertParser {

    /**
     * Reads an authenticated body.
     *
     * @param source the route's name, carried into the alert
     * @throws dev.casebook.CasebookException.Permanent when the body is malformed; the message names the field
     */
    Alert parse(String source, byte[] body);
}
