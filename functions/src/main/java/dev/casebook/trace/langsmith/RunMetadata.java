package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run's {@code extra.metadata}, its tags and its own fields say about who ran what for whom. */
record RunMetadata(JsonNode run) {
    static final List<String> AGENT = List.of("agent_name", "lc_agent_name", "graph_id");
    static final List<String> SESSION = List.of("thread_id", "session_id", "conversation_id");
    static final List<String> USER = List.of("user_id", "userId", "user", "langgraph_auth_user_id");
    static final List<String> ENVIRONMENT = List.of("environment", "env", "deployment_environment");

    private static final List<String> VERSION =
            List.of("agent_version", "app_version", "version", "revision_id", "git_commit");

    /** Names that LangChain gives to chains nobody named. */
    private static final Set<String> UNNAMED =
            Set.of("LangGraph", "RunnableSequence", "AgentExecutor", "RunnableLambda");

    private static final Set<String> ENVIRONMENTS = Set.of("production", "staging", "development");

    /** Also the name of a root chain, unless it is the one that the framework gave. */
    Optional<String> agent() {
        return text(AGENT)
                .or(() -> Optional.of(run.path("name").asText())
                        .filter(name -> !name.isBlank() && !UNNAMED.contains(name))
                        .filter(name -> run.path("run_type").asText().equals("chain")));
    }

    Optional<String> version() {
        return text(VERSION);
    }

    /** Also a tag {@code env:NAME}, or one that is plainly an environment. */
    Optional<String> environment() {
        return text(ENVIRONMENT).or(() -> {
            for (JsonNode tag : run.path("tags")) {
                String text = tag.asText();
                if (text.matches("(env|environment):.+")) {
                    return Optional.of(text.substring(text.indexOf(':') + 1).strip());
                }
                if (ENVIRONMENTS.contains(text)) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        });
    }

    /** The run's own {@code session_id} is its project, not the conversation. */
    Optional<String> session() {
        return text(SESSION).or(() -> text(run, "thread_id"));
    }

    Optional<String> user() {
        return text(USER);
    }

    Optional<String> text(String name) {
        return text(run.path("extra").path("metadata"), name);
    }

    private Optional<String> text(List<String> names) {
        return names.stream().flatMap(name -> text(name).stream()).findFirst();
    }

    private static Optional<String> text(JsonNode in, String name) {
        JsonNode value = in.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }
}
