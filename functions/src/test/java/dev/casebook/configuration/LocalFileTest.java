package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(clinic.url()).contains("http://localhost:8080/agents/clinic/{version}");
        assertThat(clinic.dataset()).isEqualTo("clinic");
        assertThat(clinic.deployed()).contains("buggy");
        SourceEntry tempo = configuration.source("tempo").orElseThrow();
        assertThat(tempo.url()).isEqualTo(URI.create("http://localhost:8080/tempo"));
        assertThat(tempo.link()).contains("http://localhost:8080/traces/{id}");
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
        assertThat(read(uncommented).agent("mine").orElseThrow().response())
                .map(ResponseEntry::output)
                .contains("$.answer");
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
