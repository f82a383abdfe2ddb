package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.casefile.CaseId;
import dev.casebook.handler.Invoked;
import dev.casebook.handler.Renewed;
import dev.casebook.handler.Snapshots;
import dev.casebook.handler.log.JsonLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's requests: verified, parsed, enqueued, answered inside three seconds. Does no work of its own. Safe for several
 * threads. A null {@link Context} is fine.
 */
public final class SlackFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(SlackFunction.class);
    private static final Logger METRICS = LoggerFactory.getLogger(JsonLogs.METRICS);
    private static final int LARGEST = 1_000_000;

    private final Renewed<FrontParts> parts;
    /** Kept for the runtime, which does not keep it. */
    @SuppressWarnings("UnusedVariable")
    private final @Nullable Object snapshots;

    /** For the Lambda runtime. */
    public SlackFunction() {
        this.parts = Wiring.front();
        if (Snapshots.isTaken(dev.casebook.handler.Settings.ofProcess())) {
            this.snapshots = Snapshots.around(() -> FrontRehearsal.run(Wiring.rehearsal()), parts::get);
        } else {
            this.snapshots = null;
            parts.get();
        }
    }

    public SlackFunction(FrontParts parts) {
        this(new Renewed<>(() -> parts, Renewed.USUAL, parts.clock()));
    }

    /** With parts whose secrets may be replaced meanwhile. */
    SlackFunction(Renewed<FrontParts> parts) {
        this.parts = parts;
        this.snapshots = null;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, @Nullable Context context) {
        Invoked.by(context);
        APIGatewayV2HTTPResponse response = answer(event).response();
        acknowledged(event);
        return response;
    }

    /** How long Slack has waited, the start of this function included. */
    private void acknowledged(APIGatewayV2HTTPEvent event) {
        long since = event.getRequestContext() == null
                ? 0
                : event.getRequestContext().getTimeEpoch();
        if (since > 0) {
            long millis = parts.get().clock().instant().toEpochMilli() - since;
            METRICS.atDebug().addKeyValue("AcknowledgementMillis", millis).log("acknowledged");
        }
    }

    private FrontAnswer answer(APIGatewayV2HTTPEvent event) {
        FrontRequest request;
        try {
            request = FrontRequest.of(event);
        } catch (IllegalArgumentException e) {
            return FrontAnswer.text(400, "The body is not the base64 that it claims to be.");
        }
        if (request.body().length > LARGEST) {
            return FrontAnswer.text(413, "The body is larger than 1 MB.");
        }
        FrontParts now = parts.get();
        if (!isGenuine(request, now.signature())) {
            now = parts.again();
            if (!now.signature().configured()) {
                return FrontAnswer.text(503, "SLACK_SIGNING_SECRET is not set, so no request of Slack can be checked.");
            }
            if (!isGenuine(request, now.signature())) {
                return FrontAnswer.empty(401);
            }
        }
        return genuine(request, now);
    }

    private static boolean isGenuine(FrontRequest request, SlackSignature signature) {
        return signature.configured()
                && signature.accepts(
                        request.header("X-Slack-Request-Timestamp"),
                        request.header("X-Slack-Signature"),
                        request.body());
    }

    private static FrontAnswer genuine(FrontRequest request, FrontParts parts) {
        try {
            return route(request, parts);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return FrontAnswer.text(400, "The body is not in the form that Slack sends.");
        } catch (CasebookException e) {
            return refused(request, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FrontAnswer route(FrontRequest request, FrontParts parts) throws IOException {
        if (!request.method().equals("POST")) {
            return FrontAnswer.text(405, "Slack's requests are POST requests.");
        }
        if (request.path().endsWith("/slack/commands")) {
            return new CommandRoute(parts).answer(request);
        }
        if (request.path().endsWith("/slack/events")) {
            return new EventRoute(parts).answer(request);
        }
        if (request.path().endsWith("/slack/interactions")) {
            return new ClickRoute(parts).answer(request);
        }
        return FrontAnswer.text(404, "There is nothing here.");
    }

    /** Commands show the sentence; events and clicks get a status that has Slack try again or show that it failed. */
    private static FrontAnswer refused(FrontRequest request, CasebookException e) {
        String reference =
                CaseId.hash(request.header("X-Slack-Signature").getFirst()).substring(0, 6);
        LOG.warn("Slack request failed, ref {}: {}", reference, e.getMessage());
        String sentence = e instanceof CasebookException.Permanent
                ? e.getMessage() + " (ref " + reference + ")"
                : "Casebook could not take that: its queue did not answer. Nothing was changed. Try again in a"
                        + " minute. (ref " + reference + ")";
        return request.path().endsWith("/slack/commands")
                ? FrontAnswer.whisper(sentence)
                : FrontAnswer.text(503, sentence);
    }
}
