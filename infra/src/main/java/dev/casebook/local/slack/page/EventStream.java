package dev.casebook.local.slack.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.workspace.Change;
import dev.casebook.local.slack.workspace.Person;
import dev.casebook.local.slack.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@code /page/events}: every change that concerns one person as a server-sent event whose id is its revision. A page that comes back with
 * {@code Last-Event-ID} (or {@code ?after=}) first gets what it missed. Each open page holds one virtual thread.
 */
public final class EventStream implements AutoCloseable {

    private static final long HEARTBEAT_SECONDS = 15;
    private static final int MOST = 2000;
    private static final Change END = new Change(Long.MAX_VALUE, "end", Json.object());

    private final Workspace workspace;
    private final Set<BlockingQueue<Change>> open = ConcurrentHashMap.newKeySet();

    public EventStream(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Writes until the page goes away or the server stops. */
    void stream(HttpExchange exchange, Person who, long after) throws IOException {
        BlockingQueue<Change> queue = new LinkedBlockingQueue<>();
        Consumer<Change> listener = change -> {
            if (change.concerns(who)) {
                queue.add(change);
            }
        };
        open.add(queue);
        workspace.feed().listen(listener);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            follow(out, queue, catchUp(out, who, after > workspace.revision() ? 0 : after));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            workspace.feed().leave(listener);
            open.remove(queue);
        }
    }

    private long catchUp(OutputStream out, Person who, long after) throws IOException {
        ObjectNode hello = Json.object().put("life", workspace.life());
        hello.putArray("stack").addAll(workspace.views().stack(who.id()));
        write(out, "retry: 1000\nevent: hello\ndata: " + hello + "\n\n");
        long last = after;
        for (Change change : workspace.messages().changedAfter(after, MOST)) {
            if (change.concerns(who)) {
                write(out, change);
            }
            last = change.revision();
        }
        return last;
    }

    private static void follow(OutputStream out, BlockingQueue<Change> queue, long caughtUp)
            throws IOException, InterruptedException {
        while (true) {
            Change change = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            if (change == null) {
                write(out, ": still here\n\n");
            } else if (change.kind().equals("end")) {
                return;
            } else if (change.revision() > caughtUp || !change.kind().equals("message")) {
                write(out, change);
            }
        }
    }

    private static void write(OutputStream out, Change change) throws IOException {
        write(out, "id: " + change.revision() + "\nevent: " + change.kind() + "\ndata: " + change.body() + "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends every open stream. */
    @Override
    public void close() {
        open.forEach(queue -> queue.add(END));
    }
}
