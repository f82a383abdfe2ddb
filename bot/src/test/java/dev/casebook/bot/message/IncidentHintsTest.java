package dev.casebook.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.incident.Incident;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceHints;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.file.TraceFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is striking about the trace is said in the message of its incident. */
class IncidentHintsTest {
    private static final String CHAT = """
            [{"role": "user", "content": "Book Tuesday."},
             {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function",
                "function": {"name": "book", "arguments": "{}"}}]},
             {"role": "tool", "tool_call_id": "c1", "content": "Error: taken"},
             {"role": "assistant", "content": "You are booked."}]
            """;

    private final Samples samples = Samples.plain();

    @Test
    void aToolThatFailedUnnoticedIsTheLikelyCause() {
        TraceRef ref = new TraceRef("file", "chat");
        Trace trace = TraceFiles.read(ref, CHAT.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
        Incident incident = samples.incident(false).located(ref, TraceHints.of(trace));

        String shown = String.valueOf(IncidentMessage.of(
                        incident,
                        Optional.empty(),
                        new CaseBackground(List.of(), Optional.empty(), Samples.NIGHT),
                        Links.none())
                .blocks());

        assertThat(shown)
                .contains("Likely cause")
                .contains("book failed (Error: taken); the agent went on and answered without an error.");
    }
}
