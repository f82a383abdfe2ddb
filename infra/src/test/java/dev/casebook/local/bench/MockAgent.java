package dev.casebook.local.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An agent that answers every request alike after a given number of milliseconds. Prints its port; ends when its input does.
 *
 * <p>Plain sockets, because what it costs is taken from the same two cores that are measured.
 */
public final class MockAgent {
    private static final byte[] ANSWER =
            response("{\"output\":\"You are booked for Tuesday at 15:00.\",\"tool_calls\":["
                    + "{\"name\":\"book\",\"arguments\":{\"slot\":\"15:00\"}}],\"model\":\"mock-2026-01-01\","
                    + "\"usage\":{\"input_tokens\":40,\"output_tokens\":9}}");

    private MockAgent() {}

    public static void main(String[] arguments) throws IOException {
        long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0]));
        ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        System.out.println(server.getLocalPort());
        Thread.ofVirtual().start(() -> accept(server, nanos));
        while (System.in.read() >= 0) {
            // Its parent keeps this open for as long as it lives.
        }
    }

    private static void accept(ServerSocket server, long nanos) {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket, nanos));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket, long nanos) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 8_192);
            OutputStream out = socket.getOutputStream();
            while (swallow(in)) {
                if (nanos > 0) {
                    LockSupport.parkNanos(nanos);
                }
                out.write(ANSWER);
            }
        } catch (IOException e) {
            // The client left.
        }
    }

    /** Reads one request; false at the end of the connection. */
    private static boolean swallow(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (boolean first = true; ; first = false) {
            line.setLength(0);
            int c = in.read();
            while (c >= 0 && c != '\n') {
                line.append((char) c);
                c = in.read();
            }
            if (c < 0) {
                return false;
            }
            String header = line.toString().strip().toLowerCase(Locale.ROOT);
            if (header.isEmpty() && !first) {
                in.skipNBytes(length);
                return true;
            }
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
    }

    private static byte[] response(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
