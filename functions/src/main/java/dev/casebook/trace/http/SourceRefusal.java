package dev.casebook.trace.http;

import dev.casebook.CasebookException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * A source's refusals and failures as sentences for people. They name the source and the status, and never quote the body:
 * that may hold anything, and they are shown in chat.
 */
final class SourceRefusal {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(15);

    private final SourceAddress address;
    private final String source;
    private final InstantSource clock;

    SourceRefusal(SourceAddress address, InstantSource clock) {
        this.address = address;
        this.source = address.name();
        this.clock = clock;
    }

    CasebookException of(int status, HttpHeaders headers) {
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return throttled(status, headers);
        }
        String meaning = address.advice().getOrDefault(status, general(status));
        return new CasebookException.Permanent(
                "%s answered %d. %s Nothing was stored.".formatted(source, status, meaning));
    }

    private static String general(int status) {
        return switch (status) {
            case 400 -> "It does not accept the id, the search or its time window; check them.";
            case 401 -> "Its credentials are missing or wrong; check the source's settings.";
            case 403 -> "Its credentials do not allow this; check the source's settings.";
            default ->
                status >= 300 && status < 400
                        ? "That is a redirect, which is not followed; check the source's base URL."
                        : "That is not an answer of such a source; check the source's base URL.";
        };
    }

    CasebookException ofFailure(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return timedOut(failure);
        }
        if (failure instanceof IOException
                && String.valueOf(failure.getMessage()).contains("capacity")) {
            return new CasebookException.Permanent(
                    "%s answered with more than %d MB, which is more than is read. Nothing was stored; take a smaller trace."
                            .formatted(source, address.limits().maxBytes() / 1_000_000));
        }
        if (failure instanceof SSLException) {
            return new CasebookException.Permanent(
                    "%s did not offer a certificate that is trusted. Nothing was stored; check the source's base URL and certificate."
                            .formatted(source),
                    failure);
        }
        return new CasebookException.Retryable(
                failure instanceof ConnectException
                        ? "%s could not be reached. Nothing was stored; it will be tried again.".formatted(source)
                        : "%s broke off the connection. Nothing was stored; it will be tried again.".formatted(source),
                failure);
    }

    CasebookException timedOut(Throwable cause) {
        return new CasebookException.Retryable(
                "%s did not answer within %d ms. Nothing was stored; it will be tried again."
                        .formatted(source, address.limits().timeout().toMillis()),
                cause);
    }

    CasebookException cut() {
        return new CasebookException.Retryable(
                "%s sent only the beginning of its answer. Nothing was stored; it will be tried again."
                        .formatted(source));
    }

    CasebookException notJson(HttpResponse<?> response) {
        boolean page = response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        return new CasebookException.Permanent("%s answered %d with %s instead of JSON. Nothing was stored; %s"
                .formatted(
                        source,
                        response.statusCode(),
                        page ? "a web page" : "something else",
                        page
                                ? "it may want a sign-in: check the source's base URL and credentials."
                                : "check the source's base URL."));
    }

    private CasebookException throttled(int status, HttpHeaders headers) {
        String message = status == 429
                ? "%s answered 429: it is asked too often. Nothing was stored; it will be tried again."
                        .formatted(source)
                : "%s answered %d: it is in trouble. Nothing was stored; it will be tried again."
                        .formatted(source, status);
        return headers.firstValue("Retry-After")
                .flatMap(this::retryAfter)
                .map(wait -> new CasebookException.Retryable(message, wait))
                .orElseGet(() -> new CasebookException.Retryable(message));
    }

    /** Seconds or an HTTP date; what makes no sense counts as not said. */
    private Optional<Duration> retryAfter(String header) {
        try {
            Duration wait = header.strip().matches("\\d{1,6}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(clock.instant(), httpDate(header.strip()));
            return wait.isNegative()
                    ? Optional.empty()
                    : Optional.of(wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait);
        } catch (DateTimeException odd) {
            return Optional.empty();
        }
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
