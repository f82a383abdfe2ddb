package dev.casebook.local.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.casebook.bot.handler.FrontParts;
import dev.casebook.bot.handler.Settings;
import dev.casebook.bot.handler.SlackFunction;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.work.Messages;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long the front function takes when it is warm, without the network: signature, grammar, job as JSON, answer. The queue
 * takes the job's text and drops it. Argument: how many requests, 20,000 if none.
 */
public final class FrontBench {
    private static final List<String> TYPED = List.of(
            "status",
            "eval+clinic+--agent-version+fixed",
            "add+tempo%3A4bf92f3577b34da6a3ce929d0e0e4736+--mode+tool-misuse",
            "evla+clinic",
            "help");

    private FrontBench() {}

    public static void main(String[] arguments) {
        int requests = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        LongAdder queued = new LongAdder();
        SlackSignature signature = new SlackSignature(List.of("bench-secret"), InstantSource.system());
        SlackFunction front = new SlackFunction(new FrontParts(
                (job, delay) -> queued.add(Messages.write(job).length()),
                signature,
                (trigger, view) -> true,
                new TraceRefParser("tempo", Set.of("tempo")),
                InstantSource.system(),
                Settings.of(Map.of("SLACK_SIGNING_SECRET", "bench-secret")),
                () -> {
                    throw new IllegalStateException("nobody searches here");
                }));
        run(front, signature, requests / 4);
        long[] nanos = run(front, signature, requests);
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "front, warm, %d requests: p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, most %.3f ms (%d bytes queued)%n",
                requests,
                at(nanos, 0.5),
                at(nanos, 0.99),
                at(nanos, 0.999),
                at(nanos, 1),
                queued.sum());
    }

    private static double at(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }

    private static long[] run(SlackFunction front, SlackSignature signature, int requests) {
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            String body = "command=%2Fcasebook&user_id=U1&channel_id=C1&team_id=T1&trigger_id=" + i + "&text="
                    + TYPED.get(i % TYPED.size());
            String seconds = String.valueOf(InstantSource.system().instant().getEpochSecond());
            String signed = signature.of(seconds, body.getBytes(StandardCharsets.UTF_8));
            APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                    .withRawPath("/slack/commands")
                    .withHeaders(Map.of("x-slack-request-timestamp", seconds, "x-slack-signature", signed))
                    .withBody(body)
                    .build();
            long start = System.nanoTime();
            int status = front.handleRequest(event, null).getStatusCode();
            nanos[i] = System.nanoTime() - start;
            if (status != 200) {
                throw new IllegalStateException("the front answered " + status);
            }
        }
        return nanos;
    }
}
