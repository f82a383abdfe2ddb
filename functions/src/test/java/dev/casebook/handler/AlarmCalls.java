package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Lambda, calling the function of alarms. */
final class AlarmCalls {
    private AlarmCalls() {}

    static void call(AlarmFunction function, String event) throws IOException {
        function.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(), new FiveMinutes());
    }
}
