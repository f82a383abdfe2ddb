package dev.casebook.local.slack.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.bot.Again;
import dev.casebook.local.slack.bot.BotPort;
import dev.casebook.local.slack.bot.Delivery;
import java.util.Map;

/** Goes over the WebSocket while the app has one open, else over HTTP. */
public final class BotRoute implements BotPort {

    private final SocketMode sockets;
    private final BotPort http;

    public BotRoute(SocketMode sockets, BotPort http) {
        this.sockets = sockets;
        this.http = http;
    }

    @Override
    public Delivery command(Map<String, String> fields) {
        return port().command(fields);
    }

    @Override
    public Delivery interaction(ObjectNode payload) {
        return port().interaction(payload);
    }

    @Override
    public Delivery event(ObjectNode callback, Again again) {
        return port().event(callback, again);
    }

    private BotPort port() {
        return sockets.isConnected() ? sockets : http;
    }
}
