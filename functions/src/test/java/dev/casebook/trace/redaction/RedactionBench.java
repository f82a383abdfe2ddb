package dev.casebook.trace.redaction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.trace.Message;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Prints how long traces of about 1 and 10 MB (2,000 and 20,000 steps) take to redact, in processor time; run by hand. */
final class RedactionBench {
    private static final int ROUNDS = 4;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private RedactionBench() {}

    public static void main(String... args) {
        RuleRedactor redactor = new RuleRedactor("a key for tests only".getBytes(StandardCharsets.UTF_8), "US");
        Trace small = trace(2_000);
        Trace large = trace(20_000);
        for (int round = 0; round < ROUNDS; round++) {
            System.out.println("1 MB " + millis(redactor, small) + " ms, 10 MB " + millis(redactor, large) + " ms");
        }
    }

    private static long millis(RuleRedactor redactor, Trace trace) {
        long start = CPU.getCurrentThreadCpuTime();
        redactor.redact(trace);
        return (CPU.getCurrentThreadCpuTime() - start) / 1_000_000;
    }

    /** About 500 characters a step, none of them the same: prose, ids, amounts, JSON, and in every tenth step something planted. */
    static Trace trace(int steps) {
        Random random = new Random(3);
        PlantedSentences sentences = new PlantedSentences(random);
        PlantedValues values = new PlantedValues(random);
        PlantedNames names = new PlantedNames(random);
        Trace.Context context = PlantedTraces.of(1, 1).getFirst().trace().context();
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 230) {
                text.append(sentences.plain(sentences.kept())).append(' ');
            }
            if (i % 10 == 0) {
                text.append(sentences.around(values.phone()))
                        .append(' ')
                        .append(sentences.fullName(names.any().full()));
            }
            Step.Facts facts = new Step.Facts(
                    String.format("%016x", i),
                    Optional.empty(),
                    "execute_tool look_up",
                    context.startedAt(),
                    Duration.ofMillis(3),
                    Optional.empty());
            ObjectNode arguments = JsonNodeFactory.instance
                    .objectNode()
                    .put("query", text.toString())
                    .put("limit", i);
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("order", sentences.kept());
            result.putArray("rows")
                    .add(sentences.plain(sentences.kept()))
                    .add(i)
                    .add(sentences.plain(sentences.kept()));
            all.add(new Step.ToolCall(facts, "look_up", arguments, result));
        }
        return new Trace(
                dev.casebook.trace.TraceRef.tempo("1"),
                context,
                List.of(new Message("user", "Look them all up.")),
                Optional.of("Done."),
                all,
                false);
    }
}
