package dev.casebook.local.slack.workspace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells listeners of every change, in order, after it is stored. Listeners must not block. Safe for several threads. */
public final class Feed {

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    public void leave(Consumer<Change> listener) {
        listeners.remove(listener);
    }

    void publish(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
