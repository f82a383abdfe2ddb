package dev.casebook.trace.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A recorded run of any size, as Tempo answers it: turns of model calls and tool calls, about 510 bytes a span. */
public final class LargeTrace {
    private static final String[] WORDS =
            ("appointment slot Tuesday afternoon patient reschedule confirm the a to of please "
                            + "cancel doctor available morning policy insurance number before after would like next week")
                    .split(" ");

    private LargeTrace() {}

    /** The same for the same number of spans. */
    public static byte[] ofSpans(int spans) {
        Random random = new Random(42);
        ByteArrayOutputStream out = new ByteArrayOutputStream(spans * 560);
        write(
                out,
                "{\"trace\":{\"resourceSpans\":[{\"resource\":{\"attributes\":[" + text("service.name", "clinic")
                        + "]},\"scopeSpans\":[{\"spans\":[");
        for (int i = 0; i < spans; i++) {
            write(out, (i == 0 ? "" : ",") + span(i, random));
        }
        write(out, "]}]}]}}");
        return out.toByteArray();
    }

    private static String span(int i, Random random) {
        String attributes = i == 0
                ? text("gen_ai.operation.name", "invoke_agent")
                : i % 2 == 0 ? toolCall(i, random) : modelCall(i, random);
        return "{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"%016x\",\"name\":\"step\","
                        .formatted(i + 1)
                + (i == 0 ? "" : "\"parentSpanId\":\"0000000000000001\",")
                + "\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\",\"attributes\":[%s]}"
                        .formatted(
                                1773154800000000000L + i * 1_000_000L,
                                1773154800000500000L + i * 1_000_000L,
                                attributes);
    }

    private static String modelCall(int i, Random random) {
        String asked = words(random, 6) + (i % 50 == 1 ? " my mail is pat" + i + "@example.com" : "");
        return text("gen_ai.operation.name", "chat") + "," + text("gen_ai.request.model", "gpt-4o") + ","
                + text(
                        "gen_ai.input.messages",
                        "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\""
                                + asked + "\\\"}]}]")
                + "," + text("gen_ai.response.finish_reasons", "stop");
    }

    private static String toolCall(int i, Random random) {
        return text("gen_ai.operation.name", "execute_tool") + "," + text("gen_ai.tool.name", "find_slot") + ","
                + text("gen_ai.tool.call.id", "call_" + i) + ","
                + text(
                        "gen_ai.tool.call.arguments",
                        "{\\\"day\\\":\\\"2026-03-10\\\",\\\"note\\\":\\\"" + words(random, 4) + "\\\"}")
                + ",{\"key\":\"retries\",\"value\":{\"intValue\":\"" + random.nextInt(3) + "\"}}";
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    private static String text(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
