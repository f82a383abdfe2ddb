package dev.casebook.handler;

import java.util.concurrent.Callable;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Functions that start from a snapshot (SnapStart): before it is taken their real path is rehearsed, so that what is loaded and
 * compiled is in it; after each start from it they fetch what must not be in it, such as secrets.
 *
 * <p>A rehearsal or a fetch that fails is logged: the function is slower then, not broken.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks for SnapStart</a>
 */
public final class Snapshots implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Callable<?> rehearse;
    private final Callable<?> fetch;

    private Snapshots(Callable<?> rehearse, Callable<?> fetch) {
        this.rehearse = rehearse;
        this.fetch = fetch;
    }

    /** Whether this process is made to take a snapshot of it. */
    public static boolean isTaken(Settings settings) {
        return settings.find(Settings.INITIALIZATION)
                .filter(type -> type.equals("snap-start"))
                .isPresent();
    }

    /**
     * Has the runtime call these two.
     *
     * @return to be kept as long as the function: the runtime does not keep it
     */
    public static Object around(Callable<?> rehearse, Callable<?> fetch) {
        Snapshots snapshots = new Snapshots(rehearse, fetch);
        Core.getGlobalContext().register(snapshots);
        return snapshots;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        if (tried("the rehearsal before the snapshot failed", rehearse)) {
            LOG.info("rehearsed before the snapshot");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        tried("what is needed after the start from a snapshot was not fetched", fetch);
    }

    private static boolean tried(String failed, Callable<?> step) {
        try {
            step.call();
            return true;
        } catch (Exception e) {
            LOG.warn(failed, e);
            return false;
        }
    }
}
