package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    private final Supplier<AlertIntake> intake;
    /** Kept for the runtime, which does not keep it. */
    @SuppressWarnings("UnusedVariable")
    private final @Nullable Object snapshots;

    public WebhookFunction() {
        this.intake = new Derived<>(new OnAws(Settings.ofProcess()).webhook(), AlertIntake::new);
        this.snapshots = Snapshots.isTaken(Settings.ofProcess())
                ? Snapshots.around(() -> WebhookRehearsal.run(InstantSource.system()), intake::get)
                : null;
    }

    public WebhookFunction(Wiring wiring) {
        this(WebhookParts.of(wiring));
    }

    public WebhookFunction(WebhookParts parts) {
        this(() -> parts);
    }

    WebhookFunction(Supplier<WebhookParts> parts) {
        this.intake = new Derived<>(parts, AlertIntake::new);
        this.snapshots = null;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, @Nullable Context context) {
        Invoked.by(context);
        WebhookAnswer answer = answer(event);
        String reference = context == null ? "" : context.getAwsRequestId();
        if (answer.status() >= 400) {
            LOG.info("an alert was not accepted: status {}, reference {}", answer.status(), reference);
        }
        return answer.toResponse(reference);
    }

    private WebhookAnswer answer(APIGatewayV2HTTPEvent event) {
        AlertIntake ready;
        try {
            ready = intake.get();
        } catch (CasebookException e) {
            LOG.error("alerts cannot be taken: {}", e.getMessage());
            return WebhookAnswer.later(USUAL_WAIT);
        }
        return answer(event, ready);
    }

    private static WebhookAnswer answer(APIGatewayV2HTTPEvent event, AlertIntake intake) {
        Optional<AlertDoor> door = source(event).flatMap(intake::door);
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
            return switch (door.get().admit(name -> Optional.ofNullable(headers.get(name)), body.get())) {
                case AlertDoor.Admission.Stranger stranger -> WebhookAnswer.unauthenticated();
                case AlertDoor.Admission.Done done -> WebhookAnswer.accepted();
                case AlertDoor.Admission.Body admitted -> intake.take(door.get(), admitted);
            };
        } catch (CasebookException.Retryable e) {
            return WebhookAnswer.later(e.retryAfter().orElse(USUAL_WAIT));
        } catch (CasebookException.Permanent e) {
            return WebhookAnswer.refused(400, e.getMessage());
        }
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
