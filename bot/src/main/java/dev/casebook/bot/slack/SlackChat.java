package dev.casebook.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.bot.message.BlockLimits;
import dev.casebook.bot.message.Markup;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.Wire;
import dev.casebook.work.Address;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Chat} with Slack's own client. The Web API's base is a setting, so that any server that speaks it will do. */
public final class SlackChat implements Chat {
    private static final int CALL_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 2_000;

    private final MethodsClient slack;
    private final ResponseUrls responseUrls;

    /**
     * Talks to one workspace.
     *
     * @param api the Web API's base, such as {@code https://slack.com/api/}
     * @param token the bot's token, {@code xoxb-…}
     */
    public SlackChat(URI api, String token) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(api.toString());
        config.setHttpClientCallTimeoutMillis(CALL_MILLIS);
        config.setHttpClientReadTimeoutMillis(CALL_MILLIS);
        config.setHttpClientWriteTimeoutMillis(CONNECT_MILLIS);
        config.setStatsEnabled(false);
        this.slack = Slack.getInstance(config).methods(token);
        this.responseUrls = new ResponseUrls(api);
    }

    /** One call of the client. */
    private interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    @Override
    public Posted post(String channel, Optional<String> thread, SlackMessage message) {
        SlackMessage fitting = BlockLimits.fit(message);
        var answer = called(
                channel,
                () -> slack.chatPostMessage(request -> request.channel(channel)
                        .threadTs(thread.orElse(null))
                        .text(Markup.escape(fitting.text()))
                        .blocksAsString(blocks(fitting))
                        .metadataAsString(metadata(fitting))
                        .parse("none")
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
        return new Posted(answer.getChannel(), answer.getTs());
    }

    @Override
    public boolean update(Posted where, SlackMessage message) {
        SlackMessage fitting = BlockLimits.fit(message);
        var answer = call(
                where.channel(),
                () -> slack.chatUpdate(request -> request.channel(where.channel())
                        .ts(where.ts())
                        .text(Markup.escape(fitting.text()))
                        .blocksAsString(blocks(fitting))
                        .metadataAsString(metadata(fitting))
                        .parse("none")
                        .linkNames(false)));
        if (!answer.isOk() && "message_not_found".equals(answer.getError())) {
            return false;
        }
        ensure(answer, where.channel());
        return true;
    }

    @Override
    public void whisper(Address.Ephemeral to, SlackMessage message) {
        SlackMessage fitting = BlockLimits.fit(message);
        boolean taken = !to.responseUrl().isBlank() && responseUrls.send(to.responseUrl(), fitting);
        if (!taken) {
            called(
                    to.channel(),
                    () -> slack.chatPostEphemeral(request -> request.channel(to.channel())
                            .user(to.user())
                            .text(Markup.escape(fitting.text()))
                            .blocksAsString(blocks(fitting))
                            .parse("none")
                            .linkNames(false)));
        }
    }

    @Override
    public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since) {
        String place = channel.startsWith("U") || channel.startsWith("W") ? directChannel(channel) : channel;
        return history(place, thread, String.valueOf(since.getEpochSecond())).stream()
                .filter(message -> marked(message, mark))
                .findFirst()
                .map(message -> new Posted(place, message.getTs()));
    }

    @Override
    public void unfurl(String unfurlId, String source, Map<String, SlackMessage> shown) {
        ObjectNode unfurls = Json.mapper().createObjectNode();
        shown.forEach((url, message) -> unfurls.putObject(url)
                .set("blocks", Wire.blocks(BlockLimits.fit(message).blocks())));
        called(
                "the message with the link",
                () -> slack.chatUnfurl(
                        request -> request.unfurlId(unfurlId).source(source).rawUnfurls(unfurls.toString())));
    }

    @Override
    public Set<String> members(String group) {
        var answer = called(group, () -> slack.usergroupsUsersList(request -> request.usergroup(group)));
        return Set.copyOf(Objects.requireNonNullElse(answer.getUsers(), List.of()));
    }

    private List<Message> history(String channel, Optional<String> thread, String oldest) {
        if (thread.isPresent()) {
            var answer = called(
                    channel,
                    () -> slack.conversationsReplies(request -> request.channel(channel)
                            .ts(thread.get())
                            .oldest(oldest)
                            .limit(200)
                            .includeAllMetadata(true)));
            return Objects.requireNonNullElse(answer.getMessages(), List.of());
        }
        var answer = called(
                channel,
                () -> slack.conversationsHistory(request ->
                        request.channel(channel).oldest(oldest).limit(200).includeAllMetadata(true)));
        return Objects.requireNonNullElse(answer.getMessages(), List.of());
    }

    private String directChannel(String user) {
        return called(user, () -> slack.conversationsOpen(request -> request.users(List.of(user))))
                .getChannel()
                .getId();
    }

    private static boolean marked(Message message, String mark) {
        var metadata = message.getMetadata();
        return metadata != null
                && metadata.getEventPayload() != null
                && mark.equals(metadata.getEventPayload().get(MessageMap.MARK));
    }

    private <T extends SlackApiTextResponse> T called(String channel, Call<T> call) {
        T answer = call(channel, call);
        ensure(answer, channel);
        return answer;
    }

    private static void ensure(SlackApiTextResponse answer, String channel) {
        if (!answer.isOk()) {
            throw SlackProblem.of(answer.getError(), answer.getNeeded(), channel);
        }
    }

    private static <T> T call(String channel, Call<T> call) {
        try {
            return call.run();
        } catch (SlackApiException e) {
            int status = e.getResponse().code();
            if (status == 429) {
                throw SlackProblem.throttled(RetryAfter.read(e.getResponse().header("Retry-After")));
            }
            if (status >= 500) {
                throw new CasebookException.Retryable("Slack answered " + status + ".");
            }
            throw SlackProblem.of("http_" + status, null, channel);
        } catch (IOException e) {
            throw new CasebookException.Retryable("Slack did not answer in time.", e);
        }
    }

    private static String blocks(SlackMessage message) {
        return Wire.blocks(message.blocks()).toString();
    }

    private static @Nullable String metadata(SlackMessage message) {
        return message.metadata()
                .map(metadata -> Wire.metadata(metadata).toString())
                .orElse(null);
    }
}
