package dev.casebook.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.ToolInvocation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Agents that speak something else: templates for the request, paths for the response, addresses for versions. */
class AgentMappingTest {

    @Test
    void aTemplatePutsInValuesAndTexts() throws Exception {
        RequestTemplate template = new RequestTemplate(json("""
                {"messages":"{{history}}","question":"{{ input.message }}","id":"run-{{case}}-{{trial}}","n":1,
                 "missing":"{{input.nothing}}","inside":"[{{model}}]","list":["{{input}}"]}
                """));
        ObjectNode request = (ObjectNode) json(
                "{\"case\":\"C1\",\"trial\":3,\"input\":{\"message\":\"Cost: $1\"},\"history\":[{\"role\":\"user\"}]}");
        assertThat(template.fill(request)).isEqualTo(json("""
                                {"messages":[{"role":"user"}],"question":"Cost: $1","id":"run-C1-3","n":1,
                                 "missing":null,"inside":"[]","list":[{"message":"Cost: $1"}]}
                                """));
    }

    @Test
    void aTemplateWithAFieldThatDoesNotExistIsRefused() throws Exception {
        JsonNode body = json("{\"a\":[\"{{prompt}}\"]}");
        assertThatThrownBy(() -> new RequestTemplate(body))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("{{prompt}}")
                .hasMessageContaining("case, history, input");
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
                .isInstanceOf(AnswerReader.Malformed.class)
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

    @Test
    void aVersionIsEncodedInAPathAndCheckedInAHost() {
        AgentAddress path = new AgentAddress.Template("https://agent.test/{version}/run");
        assertThat(path.of("v1 b/../c")).contains(URI.create("https://agent.test/v1%20b%2F..%2Fc/run"));
        assertThat(path.of("..")).isEmpty();
        AgentAddress host = new AgentAddress.Template("https://{version}.agent.test/run");
        assertThat(host.of("v1-rc")).contains(URI.create("https://v1-rc.agent.test/run"));
        assertThat(host.of("evil.test/#")).isEmpty();
        assertThat(host.covers(URI.create("https://v2.agent.test/other"))).isTrue();
        assertThat(host.covers(URI.create("https://agent.test.evil.test/run"))).isFalse();
        assertThat(path.covers(URI.create("http://agent.test/v1/run"))).isFalse();
    }

    @Test
    void versionsCanHaveAnAddressEach() {
        AgentAddress address = new AgentAddress.ByVersion(Map.of("v1", URI.create("http://one.test:8080/run")));
        assertThat(address.of("v1")).contains(URI.create("http://one.test:8080/run"));
        assertThat(address.of("v2")).isEmpty();
        assertThat(address.covers(URI.create("http://one.test:8080/x"))).isTrue();
        assertThat(address.covers(URI.create("http://one.test:8081/x"))).isFalse();
    }

    @Test
    void anAddressMustBeCompleteAndWithoutAPassword() {
        for (String url : List.of(
                "agent.test/run", "file:///etc/passwd", "https://u:p@agent.test/", "https:///x", "https://a b/")) {
            assertThatThrownBy(() -> new AgentAddress.Template(url)).isInstanceOf(CasebookException.Permanent.class);
        }
    }

    @Test
    void aHeaderCannotSmuggleAnotherOne() {
        assertThatThrownBy(() -> new HttpAgent(
                        "clinic",
                        new AgentAddress.Template("https://agent.test/"),
                        Map.of("x-key", "a\r\nhost: evil"),
                        HttpAgent.Protocol.standard(),
                        Duration.ofSeconds(1)))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("clinic")
                .hasMessageNotContaining("evil");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
