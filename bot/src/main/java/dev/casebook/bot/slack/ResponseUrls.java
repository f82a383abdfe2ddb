package dev.casebook.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers through a response URL (five uses, 30 minutes), which must lie on {@code hooks.slack.com} or where the configured
 * Web API is: a URL that came in a message is never followed anywhere else.
 */
final class ResponseUrls {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseUrls.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final URI api;
    private final HttpClient http;

    ResponseUrls(URI api) {
        this.api = api;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends it.
     *
     * @param replaces true to take the place of the message whose button was pressed, whoever sees that
     * @return false: the URL is used up, too old or not Slack's, and nothing was shown
     */
    boolean send(String responseUrl, SlackMessage message, boolean replaces) {
        if (!isSlacks(responseUrl)) {
            LOG.warn("A response URL is not on Slack's origin and was not called");
            return false;
        }
        ObjectNode body = Wire.message(message).put("replace_original", replaces);
        if (!replaces) {
            body.put("response_type", "ephemeral");
        }
        body.remove("metadata");
        HttpRequest request = HttpRequest.newBuilder(URI.create(responseUrl))
                .timeout(WHOLE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return accepted(call(request));
    }

    private HttpResponse<String> call(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CasebookException.Retryable("Slack did not answer in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable("The call to Slack was interrupted.", e);
        }
    }

    private static boolean accepted(HttpResponse<String> answer) {
        if (answer.statusCode() == 429) {
            throw SlackProblem.throttled(
                    RetryAfter.read(answer.headers().firstValue("Retry-After").orElse(null)));
        }
        if (answer.statusCode() >= 500) {
            throw new CasebookException.Retryable("Slack answered " + answer.statusCode() + ".");
        }
        return answer.statusCode() == 200 && !answer.body().contains("\"ok\":false");
    }

    boolean isSlacks(String responseUrl) {
        try {
            URI url = new URI(responseUrl);
            if (url.getHost() == null || url.getUserInfo() != null || url.getScheme() == null) {
                return false;
            }
            boolean hooks =
                    url.getScheme().equals("https") && url.getHost().equals("hooks.slack.com") && url.getPort() == -1;
            boolean sameAsApi = url.getScheme().equals(api.getScheme())
                    && url.getHost().equals(api.getHost())
                    && url.getPort() == api.getPort();
            return hooks || sameAsApi;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
