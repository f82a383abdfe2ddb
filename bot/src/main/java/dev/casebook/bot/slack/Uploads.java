package dev.casebook.bot.slack;

import dev.casebook.CasebookException;
import dev.casebook.bot.message.TextFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Brings a file's bytes to the address that Slack named for them. */
final class Uploads {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(20);

    private final URI api;
    private final HttpClient http;

    Uploads(URI api) {
        this.api = api;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends them. Nothing is visible yet.
     *
     * @throws CasebookException.Retryable when it may succeed later
     * @throws CasebookException.Permanent when the address is not one of Slack's
     */
    void send(String address, TextFile file) {
        HttpRequest request = HttpRequest.newBuilder(checked(address))
                .timeout(WHOLE)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(file.content(), StandardCharsets.UTF_8))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new CasebookException.Retryable("Slack answered " + status + " to a file.");
            }
        } catch (IOException e) {
            throw new CasebookException.Retryable("Slack did not take a file in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable("The upload to Slack was interrupted.", e);
        }
    }

    /** Files go to Slack by TLS, or to where the configured Web API is. */
    private URI checked(String address) {
        URI url = URI.create(address);
        boolean slacks = "https".equals(url.getScheme())
                && url.getHost() != null
                && url.getHost().endsWith(".slack.com");
        boolean sameAsApi = api.getScheme().equals(url.getScheme())
                && api.getHost().equals(url.getHost())
                && api.getPort() == url.getPort();
        if (!slacks && !sameAsApi) {
            throw new CasebookException.Permanent("Slack named an address for a file that is not its own. Nothing was"
                    + " uploaded. Check SLACK_API_URL.");
        }
        return url;
    }
}
