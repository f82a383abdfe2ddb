package dev.casebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stranger's JSON must not be able to do (threats T14 and T15). */
class ThreatT15HostileJsonTest {
    private static JsonNode nested(int depth) throws IOException {
        return Json.mapper().readTree("[".repeat(depth) + "]".repeat(depth));
    }

    @Test
    void nestingEndsAtTwoHundred() throws IOException {
        assertThat(nested(200).isArray()).isTrue();
        assertThatThrownBy(() -> nested(201)).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void jsonNamesNoClassThatIsMade() throws IOException {
        assertThat(Json.mapper()
                        .getDeserializationConfig()
                        .getDefaultTyper(Json.mapper().constructType(Object.class)))
                .isNull();
        Object read = Json.mapper().readValue("[\"java.net.URL\", \"http://127.0.0.1/\"]", Object.class);
        assertThat(read).isInstanceOf(List.class);
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        assertThatThrownBy(() -> Json.mapper().readTree("1".repeat(2000))).isInstanceOf(IOException.class);
    }
}
