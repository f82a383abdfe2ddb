package dev.casebook.local.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.content.SlackError;
import dev.casebook.local.slack.fault.Fault;
import dev.casebook.local.slack.fault.Faults;
import dev.casebook.local.slack.socket.SocketMode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * {@code apps.connections.open} for Socket Mode, and {@code local.*}, which no Slack has: tests plan failures with them and
 * take connections away.
 */
final class AppMethods {

    /** The method that takes the token of the app instead of the bot's. */
    static final String OPEN = "apps.connections.open";

    private final Faults faults;
    private final SocketMode sockets;

    AppMethods(Faults faults, SocketMode sockets) {
        this.faults = faults;
        this.sockets = sockets;
    }

    Map<String, Method> methods() {
        return Map.of(
                OPEN, this::open, "local.fail", this::fail, "local.heal", this::heal, "local.sockets", this::move);
    }

    private ObjectNode open(Arguments arguments) {
        return Json.object().put("url", sockets.address().toString());
    }

    /** {@code method}, {@code fault}, what that fault needs, and {@code times}: 1 unless given, 0 for until healed. */
    private ObjectNode fail(Arguments arguments) {
        String times = arguments.has("times") ? arguments.text("times") : "1";
        faults.plan(arguments.required("method"), fault(arguments), Integer.parseInt(times));
        return Json.object();
    }

    private static Fault fault(Arguments arguments) {
        return switch (arguments.required("fault")) {
            case "rate_limited" ->
                new Fault.RateLimited(Duration.ofSeconds(Long.parseLong(arguments.required("retry_after"))));
            case "refused" -> new Fault.Refused(arguments.required("error"));
            case "broken" -> new Fault.Broken(Integer.parseInt(arguments.required("status")));
            case "late" -> new Fault.Late(Duration.ofMillis(Long.parseLong(arguments.required("millis"))));
            case "lost" -> new Fault.Lost();
            case "refused_blocks" ->
                new Fault.RefusedBlocks(Set.of(arguments.required("types").split(",", -1)));
            default -> throw new SlackError("unknown_fault");
        };
    }

    private ObjectNode heal(Arguments arguments) {
        faults.heal();
        return Json.object();
    }

    /** {@code how}: {@code refresh} asks connections to renew themselves, {@code drop} breaks them. */
    private ObjectNode move(Arguments arguments) {
        switch (arguments.required("how")) {
            case "refresh" -> sockets.refresh();
            case "drop" -> sockets.drop();
            default -> throw new SlackError("invalid_arguments");
        }
        return Json.object();
    }
}
