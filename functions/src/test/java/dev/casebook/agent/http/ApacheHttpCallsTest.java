package dev.casebook.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApacheHttpCallsTest {
    private final ApacheHttpCalls calls = new ApacheHttpCalls();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<ServerSocket> servers = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** What a server does with a connection once it has read a request's head. */
    private interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        for (ServerSocket server : servers) {
            server.close();
        }
        calls.close();
    }

    @Test
    void anAnswerArrivesWithStatusHeadersAndBody() throws IOException {
        URI server = server(out -> write(out, "HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nnö!"));
        HttpCalls.Response response = calls.call(get(server, 5_000));
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("retry-after")).contains("7");
        assertThat(response.body()).isEqualTo("nö!");
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        URI server = server(
                out -> write(out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"));
        assertThat(calls.call(get(server, 5_000)).status()).isEqualTo(302);
    }

    @Test
    void aClosedPortIsRefused() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
        assertFails(nobody, 5_000, TransportException.Kind.REFUSED);
    }

    @Test
    void aCutConnectionIsCutAndNotTriedAgain() throws IOException {
        URI server = server(out -> out.close());
        assertFails(server, 5_000, TransportException.Kind.CUT);
        assertThat(connections).hasValue(1);
    }

    @Test
    void aBodyThatEndsEarlyIsCut() throws IOException {
        URI server = server(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"output\":");
            out.close();
        });
        assertFails(server, 5_000, TransportException.Kind.CUT);
    }

    @Test
    void aServerThatNeverAnswersTimesOut() throws IOException {
        URI server = server(out -> over.await());
        assertFails(server, 150, TransportException.Kind.TIMED_OUT);
    }

    @Test
    void aServerThatDripsTimesOutAsAWhole() throws IOException {
        URI server = server(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            while (over.getCount() > 0) {
                write(out, " ");
                Thread.onSpinWait();
            }
        });
        assertFails(server, 300, TransportException.Kind.TIMED_OUT);
    }

    @Test
    void aBodyOverTheLimitIsNotReadToItsEnd() throws IOException {
        String megabyte = "x".repeat(1_000_000);
        URI server = server(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            for (int i = 0; i < 1_000; i++) {
                write(out, megabyte);
            }
        });
        assertFails(server, 20_000, TransportException.Kind.TOO_LARGE);
    }

    @Test
    void anUnknownHostIsNamedAsSuch() {
        assertFails(URI.create("http://no-such-host.invalid/"), 10_000, TransportException.Kind.UNKNOWN_HOST);
    }

    private void assertFails(URI uri, int millis, TransportException.Kind kind) {
        assertThatThrownBy(() -> calls.call(get(uri, millis)))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private static HttpCalls.Request get(URI uri, int millis) {
        return new HttpCalls.Request("GET", uri, Map.of(), "", Duration.ofMillis(millis));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private URI server(Behaviour behaviour) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread.ofVirtual().start(() -> {
            try {
                while (!server.isClosed()) {
                    serve(server.accept(), behaviour);
                }
            } catch (IOException e) {
                // Closed at the end of the test.
            }
        });
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private void serve(Socket socket, Behaviour behaviour) {
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> {
            try (socket) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
                behaviour.answer(socket.getOutputStream());
            } catch (IOException e) {
                // The client went away, which is what several of these tests are about.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
