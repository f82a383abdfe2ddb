package dev.casebook.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.ToolInvocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Agents that speak something else: templates for the request, paths for the response. */
class ProtocolMappingTest {

    @Test
    void aTemplatePutsInValuesAndTexts() throws Exception {
        RequestTemplate template = RequestTemplate.parse("""
                {"messages":{{history}},"question":{{ input.message }},"id":[{{case}},{{trial}}],"n":1,
                 "missing":{{input.nothing}},"model":{{model}},"list":[{{input}}]}
                """);
        ObjectNode request = (ObjectNode) json(
                "{\"case\":\"C1\",\"trial\":3,\"input\":{\"message\":\"Cost: $1\"},\"history\":[{\"role\":\"user\"}]}");
        assertThat(template.fill(request)).isEqualTo(json("""
                                {"messages":[{"role":"user"}],"question":"Cost: $1","id":["C1",3],"n":1,
                                 "missing":null,"model":null,"list":[{"message":"Cost: $1"}]}
                                """));
    }

    @Test
    void aTemplateWithAFieldThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> RequestTemplate.parse("{\"a\":[{{prompt}}]}"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("A placeholder is unknown")
                .hasMessageContaining("{{input}}");
    }

    @Test
    void aChatCompletionIsReadByPaths() throws Exception {
        ResponseMapping mapping = new ResponseMapping(Map.of(
                "output", "$.choices[0].message.content",
                "tool_calls", "$.choices[*].message.tool_calls[*]",
                "model", "$.model",
                "usage", "$.usage",
                "trace_ref", "$.nowhere"));
        Answer answer = AnswerReader.read("""
                {"model":"m-1","usage":{"prompt_tokens":9,"completion_tokens":4},"choices":[{"message":{"content":"Done.",
                 "tool_calls":[{"id":"1","function":{"name":"book","arguments":"{\\"slot\\":7}"}}]}}]}
                """, Optional.of(mapping), 12);
        assertThat(answer)
                .isEqualTo(new Answer(
                        "Done.",
                        List.of(new ToolInvocation("book", json("{\"slot\":7}"), null)),
                        List.of(),
                        Optional.of("m-1"),
                        Optional.of(new Answer.Usage(9, 4, Optional.empty())),
                        Optional.empty(),
                        12));
    }

    @Test
    void aMappedOutputThatIsNoTextIsItsJson() throws Exception {
        ResponseMapping mapping = new ResponseMapping(Map.of("output", "$.result"));
        assertThat(AnswerReader.read("{\"result\":{\"a\":1}}", Optional.of(mapping), 0)
                        .output())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void aPathThatFindsSeveralTextsGivesTheLastAsOutput() throws Exception {
        ResponseMapping mapping = new ResponseMapping(Map.of("output", "$.messages[*].text"));
        String response = "{\"messages\":[{\"text\":\"One moment.\"},{\"text\":\"At 3 pm.\"}]}";
        assertThat(AnswerReader.read(response, Optional.of(mapping), 0).output())
                .isEqualTo("At 3 pm.");
    }

    @Test
    void tokensAndCostCanHaveAPathEach() throws Exception {
        ResponseMapping mapping = new ResponseMapping(Map.of(
                "output", "$.text",
                "input_tokens", "$.meta.in",
                "output_tokens", "$.meta.out",
                "cost_usd", "$.meta.price"));
        String response = "{\"text\":\"ok\",\"meta\":{\"in\":9,\"out\":4,\"price\":0.01}}";
        assertThat(AnswerReader.read(response, Optional.of(mapping), 0).usage())
                .contains(new Answer.Usage(9, 4, Optional.of(0.01)));
        assertThat(AnswerReader.read("{\"text\":\"ok\"}", Optional.of(mapping), 0)
                        .usage())
                .isEmpty();
    }

    @Test
    void aMappedOutputThatIsMissingIsMalformed() {
        ResponseMapping mapping = new ResponseMapping(Map.of("output", "$.messages[*].text"));
        assertThatThrownBy(() -> AnswerReader.read("{}", Optional.of(mapping), 0))
                .isInstanceOf(Malformed.class)
                .hasMessage("has no text in output");
    }

    @Test
    void aMappingNamesTheFieldThatIsWrong() {
        assertThatThrownBy(() -> new ResponseMapping(Map.of("output", "$.a", "answer", "$.b")))
                .hasMessageContaining("no field answer");
        assertThatThrownBy(() -> new ResponseMapping(Map.of("output", "$.["))).hasMessageContaining("path for output");
        assertThatThrownBy(() -> new ResponseMapping(Map.of("model", "$.a")))
                .hasMessageContaining("needs a path for output");
        assertThatThrownBy(() -> new ResponseMapping(Map.of("output", "$.a", "usage", "$.b", "input_tokens", "$.c")))
                .hasMessageContaining("a path for usage and one for a part");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
