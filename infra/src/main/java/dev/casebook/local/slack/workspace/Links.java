package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Addresses under the local Slack that people and bots open. */
public final class Links {

    private Links() {}

    /** The permalink of a message, in Slack's form. */
    public static String message(URI self, String channel, ObjectNode message) {
        String ts = message.path("ts").asText();
        String link = base(self) + "/archives/" + channel + "/p" + ts.replace(".", "");
        String thread = message.path("thread_ts").asText(ts);
        return thread.equals(ts) ? link : link + "?thread_ts=" + thread + "&cid=" + channel;
    }

    public static String file(URI self, String id) {
        return base(self) + "/page/files/" + id;
    }

    public static String upload(URI self, String secret) {
        return base(self) + "/hooks/upload/" + secret;
    }

    public static String response(URI self, String secret) {
        return base(self) + "/hooks/response/" + secret;
    }

    private static String base(URI self) {
        String text = self.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
