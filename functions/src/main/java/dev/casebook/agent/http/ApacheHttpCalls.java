package dev.casebook.agent.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls through Apache HttpClient 5 (classic), chosen by measurement: decision record 0002.
 *
 * <p>At most {@value #MOST_CONNECTIONS} connections; a connection is made within {@value #CONNECT_SECONDS} seconds or not at all;
 * an answer of more than 5 MB is not read to its end. The client's own time-outs hold between two bytes, so a watch ends the
 * call that is slow as a whole.
 */
public final class ApacheHttpCalls implements HttpCalls {
    private static final int MOST_CONNECTIONS = 256;
    private static final int CONNECT_SECONDS = 5;
    private static final int MOST_BYTES = 5_000_000;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch;

    /** Made at the first call to an https address: reading the trusted certificates takes a quarter of a second. */
    private static final class Tls {
        static final TlsSocketStrategy STRATEGY = DefaultClientTlsStrategy.createDefault();
    }

    public ApacheHttpCalls() {
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setTlsSocketStrategy((socket, host, port, attachment, context) ->
                                Tls.STRATEGY.upgrade(socket, host, port, attachment, context))
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .build())
                .setUserAgent("casebook")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("http-call-watch").factory());
        executor.setRemoveOnCancelPolicy(true);
        this.watch = Executors.unconfigurableScheduledExecutorService(executor);
    }

    @Override
    public Response call(Request request) throws TransportException {
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(call::setHeader);
        if (!request.body().isEmpty()) {
            call.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        long millis = Math.max(1, request.timeout().toMillis());
        call.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(millis))
                .setResponseTimeout(Timeout.ofMilliseconds(millis))
                .build());
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = watch.schedule(() -> cancel(call, late), millis, TimeUnit.MILLISECONDS);
        try {
            return client.execute(call, ApacheHttpCalls::read);
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new TransportException(late.get() ? TransportException.Kind.TIMED_OUT : kind(e), e);
        } finally {
            end.cancel(false);
        }
    }

    private static void cancel(HttpUriRequestBase call, AtomicBoolean late) {
        late.set(true);
        call.cancel();
    }

    private static Response read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            if (header.getValue() != null) {
                headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
            }
        }
        HttpEntity entity = response.getEntity();
        return new Response(response.getCode(), headers, entity == null ? "" : body(entity, response));
    }

    private static String body(HttpEntity entity, ClassicHttpResponse response) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        InputStream in = entity.getContent();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > MOST_BYTES) {
                // Closing the stream would read the rest first, so that the connection can be used again.
                response.close();
                throw new TransportException(TransportException.Kind.TOO_LARGE);
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private static TransportException.Kind kind(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> TransportException.Kind.UNKNOWN_HOST;
            case ConnectTimeoutException slow -> TransportException.Kind.NOT_CONNECTED;
            case NoRouteToHostException none -> TransportException.Kind.NOT_CONNECTED;
            case ConnectException refused -> TransportException.Kind.REFUSED;
            case InterruptedIOException slow -> TransportException.Kind.TIMED_OUT;
            case SSLException insecure -> TransportException.Kind.INSECURE;
            default -> TransportException.Kind.CUT;
        };
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
