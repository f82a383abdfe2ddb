package dev.casebook.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code chat:} of an agent: versions, each with a model and a prompt, and the tools they can call. */
final class ChatReader {
    private static final int STEPS = 10;
    private static final String TOOL = "{name}";

    private ChatReader() {}

    static AgentCall.Chat read(Section agent, boolean recordedTools) {
        for (String key : List.of("versions", "request", "response", "model")) {
            if (agent.has(key)) {
                agent.problem(key, "A chat agent has no " + key + " here. Its versions stand under chat.");
            }
        }
        Section chat = agent.section("chat").orElseThrow();
        chat.expecting("url", Bedrock.KEY, "key", "versions", "tools", "tool_endpoint", "max_steps");
        Map<String, AgentCall.Setup> setups = setups(chat);
        AgentReader.checkDeployed(agent, setups);
        Map<String, AgentCall.Tool> tools = tools(chat);
        Optional<String> endpoint = chat.value("tool_endpoint", text -> Shapes.urlTemplate(TOOL, text));
        if (!tools.isEmpty() && !recordedTools && endpoint.isEmpty()) {
            chat.problem(
                    "tool_endpoint", "Expected where the tools are called, or recorded_tools: true for the agent.");
        }
        return new AgentCall.Chat(
                address(chat),
                chat.value("key", Shapes::secretReference),
                agent.texts("headers", Shapes::headerValue),
                setups,
                tools,
                endpoint,
                chat.value("max_steps", Shapes::steps).orElse(STEPS));
    }

    private static String address(Section chat) {
        Bedrock.oneOf(chat);
        return chat.has(Bedrock.KEY)
                ? chat.value(Bedrock.KEY, text -> Bedrock.address(text).toString())
                        .orElse("")
                : chat.required("url", "the API's base such as https://api.openai.com/v1", ChatReader::base)
                        .orElse("");
    }

    private static String base(String text) {
        String url = Shapes.url(text).toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static Map<String, AgentCall.Setup> setups(Section chat) {
        Map<String, AgentCall.Setup> setups = new LinkedHashMap<>();
        chat.sections("versions", Shapes::version).forEach((version, section) -> {
            section.expecting("model", "system", "temperature");
            AgentCall.Setup setup = new AgentCall.Setup(
                    section.required(
                                    "model",
                                    "the model's full name such as gpt-4o-2024-08-06",
                                    chat.has(Bedrock.KEY) ? Bedrock::model : Shapes::line)
                            .orElse(""),
                    section.value("system", Function.identity()),
                    section.value("temperature", Shapes::temperature));
            if (setups.containsValue(setup)) {
                chat.section("versions")
                        .ifPresent(all -> all.problem(
                                version, "Another version is made of the same model, prompt and temperature."));
            }
            setups.put(version, setup);
        });
        if (setups.isEmpty()) {
            chat.problem("versions", "Expected at least one version, and below it its model and system prompt.");
        }
        return setups;
    }

    private static Map<String, AgentCall.Tool> tools(Section chat) {
        Map<String, AgentCall.Tool> tools = new LinkedHashMap<>();
        chat.sections("tools", Shapes::tool).forEach((name, section) -> {
            section.expecting("description", "parameters");
            JsonNode none = JsonNodeFactory.instance.objectNode().put("type", "object");
            tools.put(
                    name,
                    new AgentCall.Tool(
                            section.value("description", Function.identity()).orElse(""),
                            section.object("parameters").orElse(none)));
        });
        return tools;
    }
}
