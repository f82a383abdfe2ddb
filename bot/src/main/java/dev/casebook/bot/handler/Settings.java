package dev.casebook.bot.handler;

import static java.util.Objects.requireNonNull;

import dev.casebook.CasebookException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bot's settings, by the same names on one machine and on AWS. Nobody in this module reads the environment itself.
 *
 * @param botToken {@code SLACK_BOT_TOKEN}; without it nothing is posted
 * @param signingSecrets {@code SLACK_SIGNING_SECRET}: the current one and, after a comma, the previous one
 * @param slackApi {@code SLACK_API_URL}: base of the Web API, {@code https://slack.com/api/} if not set
 * @param commands {@code CASEBOOK_COMMAND}: the slash command's names, comma separated, the first one is shown in help;
 *     {@code /casebook} and {@code /case} if not set
 * @param reactions {@code CASEBOOK_REACTION}: emoji that mark a message of Casebook's as a failure, comma separated, without
 *     colons; {@code bug} if not set
 * @param teams {@code SLACK_TEAM_ID}: workspaces that may talk to Casebook, comma separated; any if not set
 */
public record Settings(
        Optional<String> botToken,
        List<String> signingSecrets,
        URI slackApi,
        List<String> commands,
        List<String> reactions,
        List<String> teams) {
    public Settings {
        requireNonNull(botToken, "botToken is null");
        requireNonNull(slackApi, "slackApi is null");
        signingSecrets = List.copyOf(signingSecrets);
        commands = List.copyOf(commands);
        reactions = List.copyOf(reactions);
        teams = List.copyOf(teams);
    }

    /** The slash command's name, as help shows it. */
    public String command() {
        return commands.getFirst();
    }

    /** Whether a workspace may talk to Casebook. */
    public boolean admits(String team) {
        return teams.isEmpty() || teams.contains(team);
    }

    /**
     * Whether a person may, in a workspace that Casebook is installed in: people of another one, who share a channel with it, may
     * only when their workspace is named too.
     *
     * @param home the workspace that the person belongs to
     */
    public boolean admits(String workspace, String home) {
        return admits(workspace) && (home.equals(workspace) || teams.contains(home));
    }

    /**
     * Reads settings by their names.
     *
     * @throws CasebookException.Permanent naming the one that is malformed
     */
    public static Settings of(Map<String, String> values) {
        return new Settings(
                value(values, "SLACK_BOT_TOKEN"),
                list(values, "SLACK_SIGNING_SECRET"),
                api(value(values, "SLACK_API_URL").orElse("https://slack.com/api/")),
                otherwise(list(values, "CASEBOOK_COMMAND"), "/casebook", "/case").stream()
                        .map(Settings::command)
                        .toList(),
                otherwise(list(values, "CASEBOOK_REACTION"), "bug").stream()
                        .map(emoji -> emoji.replace(":", ""))
                        .toList(),
                list(values, "SLACK_TEAM_ID"));
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> list(Map<String, String> values, String name) {
        return value(values, name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> otherwise(List<String> set, String... usual) {
        return set.isEmpty() ? List.of(usual) : set;
    }

    private static URI api(String text) {
        String base = text.endsWith("/") ? text : text + "/";
        if (!base.matches("https?://[^\\s/]+/.*")) {
            throw new CasebookException.Permanent(
                    "SLACK_API_URL is not a web address. It looks like https://slack.com/api/.");
        }
        return URI.create(base);
    }

    private static String command(String text) {
        return text.startsWith("/") ? text : "/" + text;
    }

    @Override
    public String toString() {
        return "Settings[" + slackApi + ", " + command() + ", " + signingSecrets.size() + " signing secrets, "
                + (botToken.isPresent() ? "a token]" : "no token]");
    }
}
