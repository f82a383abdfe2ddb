package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceEntryTest {
    private static final String WORKSPACE = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static final String PROJECT = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private static Configuration read(String yaml) {
        return new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", "agents: {mine: }\n" + yaml);
    }

    @Test
    void langSmithIsTheVendorsUnlessAnAddressIsGiven() {
        Configuration configuration = read("sources: {smith: {type: langsmith, api_key: 'secret:LANGSMITH'}}");

        assertThat(configuration.source("smith"))
                .contains(new SourceEntry.LangSmith(
                        SourceEntry.Place.of("smith", URI.create("https://api.smith.langchain.com")),
                        URI.create("https://smith.langchain.com"),
                        "LANGSMITH",
                        Optional.empty(),
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.smith.langchain.com/, https://smith.langchain.com",
        "https://eu.api.smith.langchain.com, https://eu.smith.langchain.com",
        "https://smith.example/api, https://smith.example",
        "https://tools.example/smith/api/v1/, https://tools.example/smith"
    })
    void thePagesAreWhereTheAddressOfTheApiSays(String api, String pages) {
        SourceEntry.LangSmith entry =
                (SourceEntry.LangSmith) read("sources: {l: {type: langsmith, api_key: 'secret:K', url: '" + api + "'}}")
                        .source("l")
                        .orElseThrow();

        assertThat(entry.web()).isEqualTo(URI.create(pages));
    }

    @Test
    void aLangSmithPageNeedsItsWorkspaceAndOneProject() {
        String whole = "sources: {l: {type: langsmith, api_key: 'secret:K', workspace: %s, projects: %s%s}}";

        assertThat(link(whole.formatted(WORKSPACE, PROJECT, "")))
                .contains("https://smith.langchain.com/o/" + WORKSPACE + "/projects/p/" + PROJECT + "/r/a3f9");
        assertThat(link(whole.formatted(WORKSPACE, "by-name", ""))).isEmpty();
        assertThat(link(whole.formatted(WORKSPACE, "[" + PROJECT + ", " + WORKSPACE + "]", "")))
                .isEmpty();
        assertThat(link(whole.formatted(WORKSPACE, PROJECT, ", link: 'https://a.example/{id}/x'")))
                .contains("https://a.example/a3f9/x");
    }

    private static Optional<String> link(String yaml) {
        return read(yaml).source("l").orElseThrow().link("a3f9");
    }

    @Test
    void everyKeyOfALokiIsRead() {
        Configuration configuration = read("""
                sources:
                  logs:
                    type: loki
                    url: https://loki.example
                    tenant: team-a|team-b
                    authorization: secret:LOKI
                    streams: ['{service_name="shop"}', '{namespace=~"prod.*", app!=""}']
                    names: {trace_id: traceID, session: chat}
                    signals: true
                    group: production
                """);

        assertThat(configuration.source("logs"))
                .contains(new SourceEntry.Loki(
                        new SourceEntry.Place(
                                "logs",
                                URI.create("https://loki.example"),
                                Optional.empty(),
                                Optional.of("production")),
                        Optional.of("team-a|team-b"),
                        Optional.of("LOKI"),
                        List.of("{service_name=\"shop\"}", "{namespace=~\"prod.*\", app!=\"\"}"),
                        new SourceEntry.LokiNames("traceID", "chat", "service_name"),
                        true));
    }

    @Test
    void aLookUpOfConversationsIsRead() {
        Configuration configuration = read("""
                sources: {smith: {type: langsmith, api_key: 'secret:K'}}
                conversations:
                  support:
                    url: jdbc:postgresql://db.example:5432/support?sslmode=require
                    user: secret:DB_USER
                    password: secret:DB_PASSWORD
                    query: >
                      SELECT run_id FROM messages
                      WHERE conversation_id = :conversation OR ticket_id = :ticket
                    source: smith
                """);

        assertThat(configuration.conversations().get("support"))
                .isEqualTo(new ConversationEntry(
                        "support",
                        "jdbc:postgresql://db.example:5432/support?sslmode=require",
                        "DB_USER",
                        "DB_PASSWORD",
                        "SELECT run_id FROM messages WHERE conversation_id = :conversation OR ticket_id = :ticket",
                        "smith",
                        Duration.ofSeconds(5),
                        50));
    }
}
