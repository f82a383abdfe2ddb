package dev.casebook.trace.file;

import dev.casebook.CasebookException;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceHints;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.bench.LargeTrace;
import dev.casebook.trace.tempo.HostileTempo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and redacts hostile payloads, files and answers of Tempo in protobuf, in a JVM of its own with a heap of 512 MB. Ends with 0 when each gave a trace or a typed
 * error in time, which is the processor's, so that a busy machine does not count; prints the first that did not.
 *
 * <p>A parser of another source joins by a line in {@link #SEEDS}, or a format of its own in {@link TraceFiles}.
 */
public final class HostilePayloads {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int HUGE = 50 * 1024 * 1024 - 100;
    private static final Redactor REDACTOR = new RuleRedactor(new byte[32], "US");

    /** What is mutated, one payload a format. */
    private static final List<byte[]> SEEDS = List.of(
            LargeTrace.ofSpans(6),
            utf8(
                    "{\"batches\":[{\"instrumentationLibrarySpans\":[{\"spans\":[{\"spanId\":\"AAAAAAAAAKs=\",\"name\":\"chat\","
                            + "\"startTimeUnixNano\":1,\"events\":[{\"name\":\"gen_ai.choice\",\"attributes\":[{\"key\":\"message\","
                            + "\"value\":{\"kvlistValue\":{\"values\":[{\"key\":\"content\",\"value\":{\"stringValue\":\"hi\"}}]}}}]}],"
                            + "\"attributes\":[{\"key\":\"gen_ai.prompt.0.content\",\"value\":{\"stringValue\":\"hello\"}},"
                            + "{\"key\":\"gen_ai.completion.0.tool_calls.0.name\",\"value\":{\"stringValue\":\"t\"}}]}]}]}]}"),
            utf8(
                    "[{\"name\":\"turn\",\"context\":{\"span_id\":\"s1\"},\"span_kind\":\"LLM\",\"parent_id\":null,"
                            + "\"start_time\":\"2026-03-10T15:00:00Z\",\"end_time\":\"2026-03-10T15:00:01Z\",\"attributes\":"
                            + "{\"llm\":{\"model_name\":\"m\",\"input_messages\":[{\"message\":{\"role\":\"user\",\"content\":\"x\"}}]},"
                            + "\"output.value\":\"{\\\"model\\\":\\\"m\\\",\\\"choices\\\":[{\\\"finish_reason\\\":\\\"stop\\\"}]}\"}}]"),
            utf8(
                    "[{\"role\":\"user\",\"content\":\"Book it.\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":"
                            + "\"c1\",\"type\":\"function\",\"function\":{\"name\":\"book\",\"arguments\":\"{\\\"slot\\\":1}\"}}]},"
                            + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"Error: taken\"},"
                            + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Sorry, pat@example.com.\"}]}]"),
            utf8(
                    "{\"runs\":[{\"id\":\"1\",\"trace_id\":\"1\",\"run_type\":\"llm\",\"start_time\":\"2026-03-10T15:00:00.1\",\"extra\":"
                            + "{\"metadata\":{\"thread_id\":\"t\",\"ls_model_name\":\"m\"}},\"inputs\":{\"messages\":[[{\"lc\":1,\"type\":"
                            + "\"constructor\",\"id\":[\"HumanMessage\"],\"kwargs\":{\"content\":\"x\"}}]]},\"outputs\":{\"output\":\"y\"}},"
                            + "{\"id\":\"2\",\"trace_id\":\"1\",\"parent_run_id\":\"1\",\"run_type\":\"tool\",\"name\":\"book\","
                            + "\"inputs\":{\"input\":\"{'slot': 1}\"},\"outputs\":{\"output\":\"taken\"},\"error\":\"Taken()\"}]}"),
            utf8(
                    "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"service_name\":\"a\"},"
                            + "\"values\":[[\"1749790824000123457\",\"{\\\"msg\\\":\\\"tool result\\\",\\\"tool\\\":\\\"book\\\","
                            + "\\\"content\\\":{}}\",{\"structuredMetadata\":{\"trace_id\":\"aa\"}}],[\"1749790824000123458\",\"plain\"]]}]}}"));

    private int traces;
    private int errors;
    private long slowest;

    private HostilePayloads() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        HostilePayloads all = new HostilePayloads();
        int mutated = Integer.parseInt(arguments[0]);
        try (HostileTempo tempo = new HostileTempo()) {
            for (int i = 0; i < mutated; i++) {
                int format = i % (SEEDS.size() + 1);
                if (format < SEEDS.size()) {
                    all.take("mutation " + i, new Mutations(i).of(SEEDS.get(format)));
                } else {
                    byte[] answer = HostileTempo.mutated(HostileTempo.sound(), i);
                    all.take("protobuf mutation " + i, () -> tempo.fetch(answer));
                }
            }
            all.huge();
            for (var huge : HostileTempo.huge()) {
                byte[] answer = huge.make().get().toByteArray();
                all.take("protobuf: 50 MB of " + huge.name(), () -> tempo.fetch(answer));
            }
        }
        out.printf(
                "%d payloads: %d traces, %d typed errors, slowest %d ms%n",
                all.traces + all.errors, all.traces, all.errors, all.slowest / 1_000_000);
    }

    private void huge() throws IOException {
        String span =
                "{\"batches\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"00000000000000ab\",\"startTimeUnixNano\":\"1\","
                        + "\"attributes\":[{\"key\":\"input.value\",\"value\":{\"stringValue\":\"";
        take("one text of 50 MB", utf8(span + "x".repeat(HUGE - 400) + "\"}}]}]}]}]}"));
        take("50 MB of small objects", utf8("{\"batches\":[" + "{},".repeat(HUGE / 3 - 10) + "{}]}"));
        take("50 MB of brackets", utf8("[".repeat(HUGE)));
        take("more than is read", new byte[HUGE + 200]);
        take("a bomb of zeros", bomb(new byte[1024 * 1024], 2_000));
        take("a bomb of JSON", bomb(utf8("{},".repeat(300_000)), 500));
        take("a bomb in a bomb", bomb(bomb(new byte[1024 * 1024], 500), 1));
    }

    private void take(String name, byte[] payload) {
        take(name, () -> TraceFiles.read(new TraceRef("file", "hostile"), payload, Instant.EPOCH));
    }

    private void take(String name, Supplier<Trace> read) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        try {
            TraceHints.of(REDACTOR.redact(read.get()).trace());
            traces++;
        } catch (CasebookException typed) {
            errors++;
        } catch (Throwable broken) {
            throw new IllegalStateException(
                    name + " ended in " + broken.getClass().getName(), broken);
        }
        long took = threads.getCurrentThreadCpuTime() - start;
        slowest = Math.max(slowest, took);
        if (took > LONGEST.toNanos()) {
            throw new IllegalStateException(name + " took " + took / 1_000_000 + " ms");
        }
    }

    /** One packed block, over and over, which is one gzip file as well. */
    private static byte[] bomb(byte[] block, int times) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(block);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            packed.writeTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
