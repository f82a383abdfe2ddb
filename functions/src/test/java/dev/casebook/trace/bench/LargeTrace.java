package dev.casebook.trace.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A recorded run of any size, as Tempo answers it: turns of model calls and tool calls, 500 to 600 bytes a span. */
public final class LargeTrace {
    private static final int SPANS = 20_000;
    private static final int TEN_MEGABYTES = 10_000_000;
    private static final String[] WORDS =
            ("appointment slot Tuesday afternoon patient reschedule confirm the a to of please "
                            + "cancel doctor available morning policy insurance number before after would like next week")
                    .split(" ");

    private LargeTrace() {}

    /** 20,000 spans in 10,000,000 bytes, to the byte: the first one's note makes up what is missing. */
    public static byte[] ofTenMegabytes() {
        byte[] without = of(SPANS, new Note(""));
        String note = words(new Random(7), TEN_MEGABYTES / 4);
        return of(SPANS, new Note(note.substring(0, TEN_MEGABYTES - without.length)));
    }

    /** The same for the same number of spans. */
    public static byte[] ofSpans(int spans) {
        return of(spans, null);
    }

    /** With a note, spans carry less besides. */
    private record Note(String text) {}

    private static byte[] of(int spans, @Nullable Note note) {
        Random random = new Random(42);
        ByteArrayOutputStream out = new ByteArrayOutputStream(spans * 600);
        write(
                out,
                "{\"trace\":{\"resourceSpans\":[{\"resource\":{\"attributes\":[" + text("service.name", "clinic")
                        + "]},\"scopeSpans\":[{\"spans\":[");
        for (int i = 0; i < spans; i++) {
            write(out, (i == 0 ? "" : ",") + span(i, random, note));
        }
        write(out, "]}]}]}}");
        return out.toByteArray();
    }

    private static String span(int i, Random random, @Nullable Note note) {
        String attributes = i == 0
                ? text("gen_ai.operation.name", "invoke_agent") + (note == null ? "" : "," + text("note", note.text()))
                : i % 2 == 0 ? toolCall(i, random, note != null) : modelCall(i, random, note != null);
        return "{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"%016x\",\"name\":\"step\","
                        .formatted(i + 1)
                + (i == 0 ? "" : "\"parentSpanId\":\"0000000000000001\",")
                + "\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\",\"attributes\":[%s]}"
                        .formatted(
                                1773154800000000000L + i * 1_000_000L,
                                1773154800000500000L + i * 1_000_000L,
                                attributes);
    }

    private static String modelCall(int i, Random random, boolean lean) {
        String asked = words(random, 6) + (i % 50 == 1 ? " my mail is pat" + i + "@example.com" : "");
        return text("gen_ai.operation.name", "chat") + "," + text("gen_ai.request.model", "gpt-4o") + ","
                + text(
                        "gen_ai.input.messages",
                        "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\""
                                + asked + "\\\"}]}]")
                + (lean ? "" : "," + text("gen_ai.response.finish_reasons", "stop"));
    }

    private static String toolCall(int i, Random random, boolean lean) {
        return text("gen_ai.operation.name", "execute_tool") + "," + text("gen_ai.tool.name", "find_slot") + ","
                + (lean ? "" : text("gen_ai.tool.call.id", "call_" + i) + ",")
                + text(
                        "gen_ai.tool.call.arguments",
                        "{\\\"day\\\":\\\"2026-03-10\\\",\\\"note\\\":\\\"" + words(random, 4) + "\\\"}")
                + (lean ? "" : ",{\"key\":\"retries\",\"value\":{\"intValue\":\"" + random.nextInt(3) + "\"}}");
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
