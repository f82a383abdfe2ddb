package dev.casebook.bot.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Ping;
import dev.casebook.work.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people do without typing anything to Casebook: they react to a message, paste a link, open the home tab. */
final class QuietEvents {
    /** A longer link is no trace's. */
    private static final int LINK = 2_000;

    private static final int LINKS = 5;

    private final FrontParts parts;

    QuietEvents(FrontParts parts) {
        this.parts = parts;
    }

    Optional<Job.Desk> job(String id, JsonNode event, String team) {
        return switch (event.path("type").asText("")) {
            case "reaction_added" -> reaction(event, team);
            case "link_shared" -> links(id, event, team);
            case "app_home_opened" -> home(id, event, team);
            default -> Optional.empty();
        };
    }

    /** The same reaction, taken away and given again, is the same request: Slack numbers it anew. */
    private Optional<Job.Desk> reaction(JsonNode event, String team) {
        JsonNode item = event.path("item");
        String name = event.path("reaction").asText("");
        if (!parts.settings().reactions().contains(name)
                || !item.path("type").asText("").equals("message")) {
            return Optional.empty();
        }
        String channel = item.path("channel").asText("");
        String ts = item.path("ts").asText("");
        Sender sender = new Sender(event.path("user").asText("unknown"), team, channel);
        String id = String.join(":", "reaction", team, channel, ts, sender.user(), name);
        Address alone = new Address.Ephemeral("", channel, sender.user());
        return Optional.of(
                new Job.FollowReaction(sender.once(id, alone, parts.clock().instant()), channel, ts));
    }

    private Optional<Job.Desk> links(String id, JsonNode event, String team) {
        List<LinkPreview.Link> links = new ArrayList<>();
        for (JsonNode link : event.path("links")) {
            String url = link.path("url").asText("");
            List<TraceRef> traces =
                    url.length() > LINK ? List.of() : parts.traces().inText(url);
            if (traces.size() == 1 && links.size() < LINKS) {
                links.add(new LinkPreview.Link(url, traces.getFirst().toString()));
            }
        }
        if (links.isEmpty()) {
            return Optional.empty();
        }
        String channel = event.path("channel").asText("");
        Address where = new Address.InThread(channel, event.path("message_ts").asText(""));
        Sender sender = new Sender(event.path("user").asText("unknown"), team, channel);
        Ping ping = sender.once(id, where, parts.clock().instant());
        LinkPreview preview = new LinkPreview(
                event.path("unfurl_id").asText(""), event.path("source").asText(""), links);
        return Optional.of(new Job.PreviewLinks(ping, preview));
    }

    private Optional<Job.Desk> home(String id, JsonNode event, String team) {
        if (!event.path("tab").asText("home").equals("home")) {
            return Optional.empty();
        }
        String user = event.path("user").asText("unknown");
        Ping ping = new Sender(user, team, "")
                .once(id, new Address.Home(user), parts.clock().instant());
        return Optional.of(new Job.Show(ping, new Subject(Subject.Kind.HOME, user)));
    }
}
