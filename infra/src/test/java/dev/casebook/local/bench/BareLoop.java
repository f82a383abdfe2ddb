package dev.casebook.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that the same calls can cost: keep-alive sockets, no parsing, no scores, nothing stored. Arguments: port, calls,
 * concurrency. Prints the seconds without the start of the JVM.
 */
public final class BareLoop {
    private static final int ANSWER_MOST = 4_096;

    private BareLoop() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                threads.execute(() -> call(port, left));
            }
        }
        System.out.printf(Locale.ROOT, "run %.3f%n", (System.nanoTime() - start) / 1e9);
    }

    private static void call(int port, AtomicInteger left) {
        String body = "{\"case\":\"c\",\"input\":{\"message\":\"Please book me on Tuesday.\"}}";
        byte[] request = ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[ANSWER_MOST];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            while (left.getAndDecrement() > 0) {
                out.write(request);
                if (in.read(answer) < 0) {
                    throw new IOException("the mock agent hung up");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
