package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.agent.protocol.RequestTemplate;
import dev.casebook.agent.protocol.ResponseMapping;
import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceQuery;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The file that the one-machine mode starts with. */
class LocalFileTest {
    private static final Path FILE = Path.of("..", "infra", "local", "casebook.yaml");

    private static Configuration read(String yaml) {
        Map<String, String> settings = Map.of("CASEBOOK_PUBLIC_URL", "http://localhost:8080");
        return new ConfigurationReader(name -> Optional.ofNullable(settings.get(name))).read("casebook.yaml", yaml);
    }

    @Test
    void theSampleAgentItsTracesAndItsAlertsAreConfigured() throws IOException {
        Configuration configuration = read(Files.readString(FILE));

        AgentEntry clinic = configuration.agent("clinic").orElseThrow();
        assertThat(clinic.call())
                .isEqualTo(new AgentCall.Http(
                        Optional.of("http://localhost:8080/agents/clinic/{version}"),
                        Map.of(),
                        Map.of(),
                        AgentCall.Mapping.none()));
        assertThat(clinic.dataset()).isEqualTo("clinic");
        assertThat(clinic.deployed()).contains("buggy");
        SourceEntry tempo = configuration.source("tempo").orElseThrow();
        assertThat(tempo.url()).isEqualTo(URI.create("http://localhost:8080/tempo"));
        assertThat(tempo.link("4bf9")).contains("http://localhost:8080/traces/4bf9");
        AlertEntry grafana = configuration.alert("grafana").orElseThrow();
        assertThat(grafana.secrets()).containsExactly("GRAFANA_WEBHOOK_SECRET");
        RouteEntry route =
                grafana.route(Map.of("service_name", "clinic-scheduler")).orElseThrow();
        assertThat(configuration.channel(route)).isEqualTo("C0INCIDENTS");
        assertThat(route.failureMode()).isEqualTo(FailureMode.TOOL_MISUSE);
    }

    @Test
    void theExampleOfAnOwnAgentWorksOnceUncommented() throws IOException {
        String file = Files.readString(FILE);
        String uncommented =
                file.replaceAll("(?m)^  # (mine:|  (?:url: http|request:|response:|  output:).*)$", "  $1");

        assertThat(uncommented).isNotEqualTo(file);
        assertThat(read(uncommented).agent("mine").orElseThrow().call())
                .isEqualTo(new AgentCall.Http(
                        Optional.of("http://localhost:9000/chat"),
                        Map.of(),
                        Map.of(),
                        new AgentCall.Mapping(
                                Optional.of(RequestTemplate.parse("{\"question\": {{input.message}}}")),
                                Optional.of(new ResponseMapping(Map.of("output", "$.answer"))))));
    }

    @Test
    void theExamplesOfALokiAndALookUpWorkOnceUncommented() throws IOException {
        String file = Files.readString(FILE);
        String uncommented = uncommented(uncommented(file, "  ", "loki:"), "", "conversations:");

        Configuration configuration = read(uncommented);

        assertThat(((SourceEntry.Loki) configuration.source("loki").orElseThrow()).signals())
                .isTrue();
        assertThat(configuration.conversations())
                .hasEntrySatisfying(
                        "support", entry -> assertThat(entry.query()).contains(":conversation", ":ticket"));
    }

    @Test
    void theExampleOfALangSmithWorksOnceUncommented() throws IOException {
        SourceEntry.LangSmith langSmith =
                (SourceEntry.LangSmith) read(uncommented(Files.readString(FILE), "  ", "langsmith:"))
                        .source("langsmith")
                        .orElseThrow();
        assertThat(langSmith.apiKey()).isEqualTo("LANGSMITH_API_KEY");
        assertThat(langSmith.objectHosts()).containsExactly("minio.example:9000");
    }

    /** With the commented block that begins with that line; it ends with its comment. */
    private static String uncommented(String file, String indent, String first) {
        int from = file.indexOf(indent + "# " + first);
        int to = Math.min(file.indexOf("\n\n", from), orEnd(file, file.indexOf("\n" + indent + "#\n", from)));
        return file.substring(0, from)
                + file.substring(from, to).replaceAll("(?m)^" + indent + "# ", indent)
                + file.substring(to);
    }

    private static int orEnd(String file, int position) {
        return position < 0 ? file.length() : position;
    }

    @Test
    void theExampleOfASavedQueryWorksOnceUncommented() throws IOException {
        String file = Files.readString(FILE);
        int begin = file.indexOf("# harvest:");
        int end = file.indexOf("evaluation:", begin);
        String uncommented = file.substring(0, begin)
                + file.substring(begin, end).replaceAll("(?m)^# ", "").replaceAll("(?m)^    # ", "    ")
                + file.substring(end);

        assertThat(read(uncommented).harvests())
                .containsEntry(
                        "clinic-tool-errors",
                        new HarvestEntry(
                                "clinic-tool-errors",
                                "clinic",
                                Optional.of("clinic-scheduler"),
                                Optional.of("tempo"),
                                TraceQuery.Symptom.TOOL_ERROR,
                                List.of("production"),
                                Duration.ofHours(1),
                                5,
                                20,
                                FailureMode.TOOL_MISUSE));
    }
}
