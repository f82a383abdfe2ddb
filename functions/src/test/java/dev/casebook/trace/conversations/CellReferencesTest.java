package dev.casebook.trace.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.TraceRef;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReferencesTest {
    private final CellReferences references = new CellReferences("langsmith", Set.of("langsmith", "tempo"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3F2504E0-4F89-41D3-9A0C-0305E82C3301                    | langsmith:3f2504e0-4f89-41d3-9a0c-0305e82c3301
            4BF92F3577B34DA6A3CE929D0E0E4736                        | langsmith:4bf92f3577b34da6a3ce929d0e0e4736
            a3ce929d0e0e4736                                        | langsmith:0000000000000000a3ce929d0e0e4736
            tempo:4bf92f3577b34da6a3ce929d0e0e4736                  | tempo:4bf92f3577b34da6a3ce929d0e0e4736
            00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 | langsmith:4bf92f3577b34da6a3ce929d0e0e4736
            """)
    void anIdIsBroughtToItsCanonicalForm(String cell, String ref) {
        assertThat(references.apply(cell)).containsExactly(TraceRef.parse(ref));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "pending", "elsewhere:4bf9"})
    void whatIsNoIdHoldsNone(String cell) {
        assertThat(references.apply(cell)).isEmpty();
    }
}
