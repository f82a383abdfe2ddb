package dev.casebook.local.slack.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainTextTest {

    @Test
    void blocksReadAsLines() {
        String message = """
                {"text":"short","blocks":[
                 {"type":"header","text":{"type":"plain_text","text":"Clinic"}},
                 {"type":"section","text":{"type":"mrkdwn","text":"a &lt; b <https://t.example|View trace>"},
                  "fields":[{"type":"mrkdwn","text":"Passed\\n41"}]},
                 {"type":"table","rows":[[{"type":"raw_text","text":"case"},{"type":"raw_text","text":"now"}],
                  [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"K7"}]}]},
                   {"type":"raw_number","value":1}]]},
                 {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Re-run"}}]}]}
                """;
        assertThat(PlainText.of(Json.parseObject(message).orElseThrow()))
                .isEqualTo("Clinic\na < b View trace\nPassed: 41\ncase  now\nK7    1\n[Re-run]");
    }

    @Test
    void controlCharactersCannotSteerTheTerminal() {
        String hostile = "red\u001b[31m and \u202ereversed\u202c and \u0007bell";
        assertThat(PlainText.of(Json.object().put("text", hostile))).isEqualTo("red[31m and reversed and bell");
    }
}
