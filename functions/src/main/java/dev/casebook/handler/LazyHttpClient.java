package dev.casebook.handler;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that is made at its first use: making one takes a third of a second, and many a run never asks a source. */
final class LazyHttpClient extends HttpClient {
    private final Redirect redirects;
    private final Supplier<HttpClient> maker;
    private volatile Optional<HttpClient> made = Optional.empty();

    /** @param redirects what the client will do, which is asked before it is made */
    LazyHttpClient(Redirect redirects, Supplier<HttpClient> maker) {
        this.redirects = redirects;
        this.maker = maker;
    }

    private HttpClient client() {
        if (made.isEmpty()) {
            synchronized (this) {
                if (made.isEmpty()) {
                    made = Optional.of(maker.get());
                }
            }
        }
        return made.orElseThrow();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader)
            throws IOException, InterruptedException {
        return client().send(request, reader);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
        return client().sendAsync(request, reader);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> reader, HttpResponse.PushPromiseHandler<T> pushes) {
        return client().sendAsync(request, reader, pushes);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client().cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client().connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return redirects;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client().authenticator();
    }

    @Override
    public Version version() {
        return client().version();
    }

    @Override
    public Optional<Executor> executor() {
        return client().executor();
    }
}
