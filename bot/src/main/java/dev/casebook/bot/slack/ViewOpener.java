package dev.casebook.bot.slack;

/** Opens a form while the person's trigger is fresh (3 seconds). */
@FunctionalInterface
public interface ViewOpener {

    /**
     * Opens it.
     *
     * @param viewJson the view as Slack takes it
     * @return false when Slack refused, or did not answer in time: the form may then be missing and the person is told
     */
    boolean open(String triggerId, String viewJson);
}
