package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.CasebookException;
import dev.casebook.alert.Alert;
import dev.casebook.alert.AlertRedaction;
import dev.casebook.casefile.CaseId;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.RouteEntry;
import dev.casebook.store.Secrets;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trigger: {@code POST /alerts/{source}}. Authenticates, reads and redacts an alert and puts it on the queue {@code jobs}.
 *
 * <p>Answers 200 only after the queue took it; 404 for an unknown source or an alert that no route wants, 413 above 1 MB, 401
 * with nothing for who is not admitted, 400 with the field that is malformed, 503 when trying again helps.
 */
public final class WebhookFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookFunction.class);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private final Map<String, AlertDoor> doors;
    private final Configuration configuration;
    private final Secrets secrets;
    private final AlertRedaction redaction;
    private final WorkQueue work;
    private final InstantSource clock;

    public WebhookFunction() {
        this(Wiring.onAws());
    }

    public WebhookFunction(Wiring wiring) {
        this(WebhookParts.of(wiring));
    }

    public WebhookFunction(WebhookParts parts) {
        this.doors = parts.configuration().alerts().values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.name(), entry -> AlertDoor.of(entry, parts.clock())));
        this.configuration = parts.configuration();
        this.secrets = parts.secrets();
        this.redaction = new AlertRedaction(parts.redactor());
        this.work = parts.work();
        this.clock = parts.clock();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        WebhookAnswer answer = answer(event);
        if (answer.status() >= 400) {
            LOG.info("an alert was not accepted: status {}, reference {}", answer.status(), context.getAwsRequestId());
        }
        return answer.toResponse(context.getAwsRequestId());
    }

    private WebhookAnswer answer(APIGatewayV2HTTPEvent event) {
        Optional<AlertDoor> door = source(event).flatMap(source -> Optional.ofNullable(doors.get(source)));
        if (door.isEmpty()) {
            return WebhookAnswer.refused(
                    404,
                    "There is no alert source of this name. Nothing was saved. Check the address, or "
                            + "add the source to casebook.yaml.");
        }
        if (Optional.ofNullable(event.getBody()).orElse("").length() > LARGEST_BODY * 4L / 3 + 4) {
            return tooLarge();
        }
        Optional<byte[]> body = body(event);
        if (body.isEmpty()) {
            return WebhookAnswer.refused(
                    400, "The body is not what its encoding says. Nothing was saved. Send it again.");
        }
        if (body.get().length > LARGEST_BODY) {
            return tooLarge();
        }
        try {
            Map<String, String> headers = headers(event);
            return door.get().admits(name -> Optional.ofNullable(headers.get(name)), body.get(), secrets)
                    ? admitted(door.get(), body.get())
                    : WebhookAnswer.unauthenticated();
        } catch (CasebookException.Retryable e) {
            return WebhookAnswer.later(e.retryAfter().orElse(USUAL_WAIT));
        }
    }

    private WebhookAnswer admitted(AlertDoor door, byte[] body) {
        Alert alert;
        try {
            alert = door.parser().parse(door.entry().name(), body);
        } catch (CasebookException.Permanent e) {
            return WebhookAnswer.refused(400, e.getMessage());
        }
        try {
            return enqueue(door, redaction.redact(alert));
        } catch (CasebookException.Permanent e) {
            LOG.error("an alert was admitted but not taken: {}", e.getMessage());
            return WebhookAnswer.refused(
                    500, "The alert could not be taken. Nothing was saved. Look up the reference in the log.");
        }
    }

    private WebhookAnswer enqueue(AlertDoor door, Alert redacted) {
        Optional<RouteEntry> route = door.entry().route(redacted.labels());
        if (route.isEmpty()) {
            return WebhookAnswer.refused(
                    404,
                    "No route of this source matches the alert's labels. Nothing was saved. Add a "
                            + "route to casebook.yaml.");
        }
        Ping ping = new Ping(
                pingId(redacted),
                redacted.source(),
                new Address.ChannelMessage(configuration.channel(route.get())),
                clock.instant());
        work.send(new Job.HandleAlert(ping, redacted), Duration.ZERO);
        return WebhookAnswer.accepted();
    }

    /** The same for each delivery of one notification, and another one when a member of the group began, ended or came. */
    private static String pingId(Alert alert) {
        return "alert/"
                + CaseId.hash(alert.source() + "\n" + alert.group() + "\n" + alert.firing() + "\n"
                        + alert.members().stream()
                                .map(member -> member.fingerprint() + " " + member.startsAt() + " " + member.firing())
                                .sorted()
                                .collect(Collectors.joining("\n")));
    }

    private static Optional<String> source(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getPathParameters()).map(parameters -> parameters.get("source"));
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Optional.ofNullable(event.getHeaders()).ifPresent(headers::putAll);
        return headers;
    }

    /** The bytes as the sender sent them, which is what a signature is over. */
    private static Optional<byte[]> body(APIGatewayV2HTTPEvent event) {
        String body = Optional.ofNullable(event.getBody()).orElse("");
        try {
            return Optional.of(event.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static WebhookAnswer tooLarge() {
        return WebhookAnswer.refused(
                413, "The body is larger than 1 MB. Nothing was saved. Let the sender group or limit its " + "alerts.");
    }
}
