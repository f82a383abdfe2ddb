package dev.casebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.bot.handler.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The app manifests ask for what the bot's code uses, and for nothing else. */
class ManifestTest {
    private static final Path SLACK = Path.of("slack");
    private static final Path BOT = Path.of("../bot/src/main/java/dev/casebook/bot");
    /** The scope of each method of the Web API that the bot calls. Source: docs.slack.dev, the methods' pages. */
    private static final Map<String, List<String>> SCOPES = Map.of(
            "chatPostMessage", List.of("chat:write"),
            "chatUpdate", List.of("chat:write"),
            "chatPostEphemeral", List.of("chat:write"),
            "chatUnfurl", List.of("links:write"),
            "viewsPublish", List.of(),
            "usergroupsUsersList", List.of("usergroups:read"),
            "filesGetUploadURLExternal", List.of("files:write"),
            "filesCompleteUploadExternal", List.of("files:write"),
            "conversationsOpen", List.of("im:write"));
    /** And of each event; link_shared has its own. */
    private static final Map<String, List<String>> EVENTS = Map.of(
            "app_mention", List.of("app_mentions:read"),
            "reaction_added", List.of("reactions:read"),
            "link_shared", List.of("links:read"),
            "app_home_opened", List.of());
    /** What is used where it is granted, and done without where it is not. */
    private static final List<String> OPTIONAL = List.of("conversationsHistory", "conversationsReplies");

    private static JsonNode manifest(String name) throws IOException {
        return Json.mapper().readTree(Files.readString(SLACK.resolve("manifest-" + name + ".json")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void theScopesAreThoseOfTheMethodsAndEventsThatAreUsed() throws IOException {
        String chat = Files.readString(BOT.resolve("slack/SlackChat.java"));
        List<String> called = Pattern.compile("slack\\.([a-zA-Z]+)\\(")
                .matcher(chat)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(method -> !OPTIONAL.contains(method))
                .toList();
        assertThat(called).allSatisfy(method -> assertThat(SCOPES).containsKey(method));
        TreeSet<String> needed = new TreeSet<>(List.of("commands"));
        called.forEach(method -> needed.addAll(SCOPES.get(method)));
        EVENTS.values().forEach(needed::addAll);
        for (String name : List.of("http", "socket")) {
            assertThat(texts(manifest(name).path("oauth_config").path("scopes").path("bot")))
                    .containsExactlyInAnyOrderElementsOf(needed);
        }
    }

    @Test
    void theEventsAreThoseThatTheFrontTakes() throws IOException {
        String code = Files.readString(BOT.resolve("handler/EventRoute.java"))
                + Files.readString(BOT.resolve("handler/QuietEvents.java"));
        for (String name : List.of("http", "socket")) {
            List<String> events = texts(
                    manifest(name).path("settings").path("event_subscriptions").path("bot_events"));
            assertThat(events).containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
            assertThat(events).allSatisfy(event -> assertThat(code).contains("\"" + event + "\""));
        }
    }

    @Test
    void theCommandsAndTheShortcutAreThoseOfTheCode() throws IOException {
        List<String> commands = new ArrayList<>();
        JsonNode features = manifest("http").path("features");
        features.path("slash_commands")
                .forEach(command -> commands.add(command.path("command").asText()));
        assertThat(commands).isEqualTo(Settings.of(Map.of()).commands());
        assertThat(Files.readString(BOT.resolve("handler/ShortcutRoute.java")))
                .contains("\""
                        + features.path("shortcuts").path(0).path("callback_id").asText() + "\"");
    }

    @Test
    void bothManifestsAreOneButForTheAddresses() throws IOException {
        ObjectNode http = (ObjectNode) manifest("http");
        http.path("features").path("slash_commands").forEach(command -> ((ObjectNode) command).remove("url"));
        ((ObjectNode) http.path("settings").path("event_subscriptions")).remove("request_url");
        ((ObjectNode) http.path("settings").path("interactivity")).remove("request_url");
        ((ObjectNode) http.path("settings")).put("socket_mode_enabled", true);
        assertThat(manifest("socket")).isEqualTo(http);
        try (Stream<Path> files = Files.list(SLACK)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(2);
        }
    }
}
