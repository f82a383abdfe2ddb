package dev.casebook.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.casebook.CasebookException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which way the agent failed. */
public enum FailureMode {
    HALLUCINATION,
    PLANNING,
    TOOL_MISUSE,
    RETRIEVAL,
    LATENCY,
    FORMAT,
    TONE,
    TRANSCRIPTION,
    OTHER;

    /** As people write it: {@code tool-misuse}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static FailureMode parse(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new CasebookException.Permanent("There is no failure mode of that name. There are: "
                        + Arrays.stream(values()).map(FailureMode::label).collect(Collectors.joining(", ")) + "."));
    }
}
