package dev.casebook.bot.slack;

import dev.casebook.CasebookException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Slack's error codes as sentences for people, typed by what can be done. Codes: docs.slack.dev, the methods' pages. */
final class SlackProblem {
    private static final Duration UNSTATED = Duration.ofSeconds(5);

    private SlackProblem() {}

    /** For an answer {@code {"ok":false,"error":…}}. */
    static CasebookException of(@Nullable String error, @Nullable String needed, String channel) {
        String code = error == null ? "no reason given" : error;
        return switch (code) {
            case "ratelimited", "rate_limited", "message_limit_exceeded" -> throttled(UNSTATED);
            case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org" ->
                new CasebookException.Retryable("Slack could not take the message just now (" + code + ").");
            default -> new CasebookException.Permanent(sentence(code, needed, channel));
        };
    }

    static CasebookException throttled(Duration retryAfter) {
        return new CasebookException.Retryable("Slack asks to wait before the next message.", retryAfter);
    }

    private static String sentence(String code, @Nullable String needed, String channel) {
        String shown = "Nothing was shown in " + channel + ". ";
        return switch (code) {
            case "not_in_channel" -> "Casebook is not in the channel. " + shown + "Invite it there: /invite @casebook.";
            case "channel_not_found" ->
                "Slack knows no such channel, or Casebook is not in it. " + shown
                        + "Check the channel's id, and invite Casebook there: /invite @casebook.";
            case "thread_not_found", "cannot_reply_to_message" ->
                "The message in whose thread this belongs is gone, or takes no answers. " + shown
                        + "Ask again outside of the thread.";
            case "is_archived" -> "The channel is archived. " + shown + "Restore it, or set another channel.";
            case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
                "Slack does not accept the bot's token. " + shown + "Install the app again and set SLACK_BOT_TOKEN.";
            case "missing_scope", "no_permission" ->
                "The Slack app lacks a permission"
                        + (needed == null || needed.isBlank() ? ". " : " (" + needed + "). ")
                        + shown + "Add it in the app's settings and install the app again.";
            case "restricted_action", "restricted_action_read_only_channel", "ekm_access_denied" ->
                "The workspace does not let Casebook post there. " + shown + "Ask an administrator of the workspace.";
            case "user_not_found", "users_not_found", "cannot_dm_bot", "user_disabled" ->
                "Slack knows no such person, or they cannot be written to. " + shown + "Name somebody else.";
            case "cannot_unfurl_url", "cannot_find_message", "cannot_unfurl_message", "cannot_find_service" ->
                "Slack does not let Casebook show something below that link. " + shown
                        + "List the link's domain under unfurl_domains in the app's settings.";
            case "no_such_subteam", "subteam_not_found", "invalid_usergroup", "plan_upgrade_required" ->
                "Slack knows no such user group. " + shown + "Check the ids under access in casebook.yaml.";
            case "team_access_not_granted", "access_denied", "org_login_required", "not_allowed_token_type" ->
                "The Slack app is not allowed into this workspace. " + shown + "An administrator has to approve it.";
            case "user_not_in_channel" -> "The person is not in the channel. " + shown + "Ask them to join it.";
            default ->
                "Slack refused the message (" + code.replaceAll("[^a-z_]", "") + "). " + shown
                        + "This is a mistake in Casebook: report it with this word.";
        };
    }
}
