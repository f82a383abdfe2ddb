package dev.casebook.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.util.http.SlackHttpClient;
import dev.casebook.CasebookException;
import dev.casebook.Credential;
import dev.casebook.Json;
import dev.casebook.bot.message.BlockLimits;
import dev.casebook.bot.message.Markup;
import dev.casebook.bot.message.PlainBlocks;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.bot.message.Wire;
import dev.casebook.work.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** {@link Chat} with Slack's own client. The Web API's base is a setting, so that any server that speaks it will do. */
public final class SlackChat implements Chat {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 2_000;

    private static final Set<String> REFUSED =
            Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");

    private final Slack client;
    private final Credential token;
    private final ResponseUrls responseUrls;
    private final Uploads uploads;
    private final NewerBlocks newer;
    private volatile String shown;
    private volatile MethodsClient slack;

    /**
     * Talks to one workspace.
     *
     * @param api the Web API's base, such as {@code https://slack.com/api/}
     * @param token the bot's token, {@code xoxb-…}
     * @param clock for how long it is remembered that newer blocks were refused
     */
    public SlackChat(URI api, String token, InstantSource clock) {
        this(api, Credential.of(token), clock);
    }

    /**
     * Talks to one workspace, with a token that may be replaced meanwhile.
     *
     * @param api the Web API's base, such as {@code https://slack.com/api/}
     * @param clock for how long it is remembered that newer blocks were refused
     */
    public SlackChat(URI api, Credential token, InstantSource clock) {
        this(api, token, clock, CALL);
    }

    /** The same with another patience: the longest that a call may take, shorter than {@link MessageMap#LEASE}. */
    public SlackChat(URI api, Credential token, InstantSource clock, Duration patience) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(api.toString());
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(patience.toMillis()));
        config.setHttpClientReadTimeoutMillis(Math.toIntExact(patience.toMillis()));
        config.setHttpClientWriteTimeoutMillis(CONNECT_MILLIS);
        config.setStatsEnabled(false);
        this.client = Slack.getInstance(config, new SlackHttpClient(once(config)));
        this.token = token;
        this.shown = token.get();
        this.slack = client.methods(shown);
        this.responseUrls = new ResponseUrls(api);
        this.uploads = new Uploads(api);
        this.newer = new NewerBlocks(clock);
    }

    /**
     * OkHttp sends a call again, posts too, when a connection that was used before ends without an answer: then Slack has two
     * messages. Whether to try again is decided where it is known what was posted.
     */
    private static OkHttpClient once(SlackConfig config) {
        return SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build();
    }

    /** One call of the client. */
    private interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    @Override
    public Posted post(String channel, Optional<String> thread, SlackMessage message) {
        var answer = sent(
                channel,
                message,
                shown -> slack.chatPostMessage(request -> request.channel(channel)
                        .threadTs(thread.orElse(null))
                        .text(Markup.escape(shown.text()))
                        .blocksAsString(blocks(shown))
                        .metadataAsString(metadata(shown))
                        .parse("none")
                        .linkNames(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
        ensure(answer, channel);
        return new Posted(answer.getChannel(), answer.getTs());
    }

    @Override
    public boolean update(Posted where, SlackMessage message) {
        var answer = sent(
                where.channel(),
                message,
                shown -> slack.chatUpdate(request -> request.channel(where.channel())
                        .ts(where.ts())
                        .text(Markup.escape(shown.text()))
                        .blocksAsString(blocks(shown))
                        .metadataAsString(metadata(shown))
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
        boolean taken =
                !to.responseUrl().isBlank() && responseUrls.send(to.responseUrl(), newer.fit(message), to.replaces());
        if (!taken && !to.replaces()) {
            var answer = sent(
                    to.channel(),
                    message,
                    shown -> slack.chatPostEphemeral(request -> request.channel(to.channel())
                            .user(to.user())
                            .text(Markup.escape(shown.text()))
                            .blocksAsString(blocks(shown))
                            .parse("none")
                            .linkNames(false)));
            ensure(answer, to.channel());
        }
    }

    @Override
    public Optional<Posted> find(String channel, Optional<String> thread, String mark, Instant since) {
        String place = place(channel);
        return history(place, thread, String.valueOf(since.getEpochSecond())).stream()
                .filter(message -> marked(message, mark))
                .findFirst()
                .map(message -> new Posted(place, message.getTs()));
    }

    @Override
    public Posted upload(String channel, Optional<String> thread, TextFile file) {
        String place = place(channel);
        int length = file.content().getBytes(StandardCharsets.UTF_8).length;
        var reserved = called(
                place,
                () -> slack.filesGetUploadURLExternal(
                        request -> request.filename(file.name()).length(length)));
        uploads.send(reserved.getUploadUrl(), file);
        called(
                place,
                () -> slack.filesCompleteUploadExternal(request -> request.channelId(place)
                        .threadTs(thread.orElse(null))
                        .files(List.of(FilesCompleteUploadExternalRequest.FileDetails.builder()
                                .id(reserved.getFileId())
                                .title(file.title())
                                .build()))));
        return new Posted(place, reserved.getFileId());
    }

    @Override
    public Optional<Posted> findFile(String channel, Optional<String> thread, String name, Instant since) {
        String place = place(channel);
        return history(place, thread, String.valueOf(since.getEpochSecond())).stream()
                .flatMap(message -> Objects.requireNonNullElse(message.getFiles(), List.<File>of()).stream())
                .filter(file -> name.equals(file.getName()))
                .findFirst()
                .map(file -> new Posted(place, file.getId()));
    }

    /** A channel's id, for a person the one of the direct messages with them. */
    private String place(String channel) {
        return channel.startsWith("U") || channel.startsWith("W") ? directChannel(channel) : channel;
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
    public void publishHome(String user, SlackMessage content) {
        ObjectNode view = Json.mapper().createObjectNode().put("type", "home");
        view.set("blocks", Wire.blocks(BlockLimits.fit(content).blocks()));
        called(user, () -> slack.viewsPublish(request -> request.userId(user).viewAsString(view.toString())));
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

    /** One call of the client with a message. */
    private interface Sending<T> {
        T run(SlackMessage shown) throws IOException, SlackApiException;
    }

    /** Sends it again in older blocks when the newer ones are refused. */
    private <T extends SlackApiTextResponse> T sent(String channel, SlackMessage message, Sending<T> sending) {
        SlackMessage shown = newer.fit(message);
        T answer = call(channel, () -> sending.run(shown));
        if (answer.isOk() || !NewerBlocks.refused(answer.getError(), shown)) {
            return answer;
        }
        SlackMessage plain = PlainBlocks.of(shown);
        T second = call(channel, () -> sending.run(plain));
        if (second.isOk()) {
            newer.remember();
        }
        return second;
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

    /** Once more when the token is refused and there is another one by now. */
    private <T extends SlackApiTextResponse> T call(String channel, Call<T> call) {
        T answer = tried(channel, call);
        if (answer.isOk() || !REFUSED.contains(String.valueOf(answer.getError()))) {
            return answer;
        }
        String renewed = token.renewed();
        if (renewed.equals(shown)) {
            return answer;
        }
        shown = renewed;
        slack = client.methods(renewed);
        return tried(channel, call);
    }

    private static void ensure(SlackApiTextResponse answer, String channel) {
        if (!answer.isOk()) {
            throw SlackProblem.of(answer.getError(), answer.getNeeded(), channel);
        }
    }

    private static <T> T tried(String channel, Call<T> call) {
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
