package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.access.AccessRules;
import dev.casebook.agent.protocol.RequestTemplate;
import dev.casebook.agent.protocol.ResponseMapping;
import dev.casebook.alert.AlertProof;
import dev.casebook.alert.HmacScheme;
import dev.casebook.casefile.FailureMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {
    private static final String MINE = """
            agents:
              mine:
                url: http://localhost:9000/chat
                request: '{"question": {{input.message}}}'
                response:
                  output: $.answer
            """;

    private final ConfigurationReader reader = new ConfigurationReader(
            name -> Optional.ofNullable(Map.of("HOST", "http://127.0.0.1:8080").get(name)));

    private Configuration read(String yaml) {
        return reader.read("casebook.yaml", yaml);
    }

    @Test
    void sixLinesAreEnoughForAnAgent() {
        Configuration configuration = read(MINE);

        assertThat(configuration)
                .usingRecursiveComparison()
                .ignoringFields("digest")
                .isEqualTo(new Configuration(
                        Map.of(
                                "mine",
                                new AgentEntry(
                                        "mine",
                                        "mine",
                                        new AgentCall.Http(
                                                Optional.of("http://localhost:9000/chat"),
                                                Map.of(),
                                                Map.of(),
                                                mapping(
                                                        "{\"question\": {{input.message}}}",
                                                        Map.of("output", "$.answer"))),
                                        Optional.empty(),
                                        Duration.ofSeconds(60),
                                        false,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        RedactionEntry.NONE)),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new Evaluation(8),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        AccessRules.OPEN));
    }

    @Test
    void everyKeyOfAnAgentIsRead() {
        AgentEntry agent = read("""
                agents:
                  support-bot:
                    dataset: support
                    versions:
                      1.0: ${HOST}/one
                      "2": https://two.example
                    deployed: 1.0
                    headers:
                      Authorization: secret:SUPPORT_TOKEN
                      X-Team: blue
                    request: '{"all": {{ input }}, "before": {{history}}, "at": [{{now}}, {{case}}, {{version}}]}'
                    response: {output: $.a, tool_calls: "$.calls[*]", model: $.m, input_tokens: $.i, output_tokens: $.o}
                    timeout: 500ms
                    recorded_tools: true
                    model: model-2026-03-01
                    channel: C0SUPPORT
                    traced_as: [support-web, support-phone]
                """).agent("support-bot").orElseThrow();

        assertThat(agent)
                .isEqualTo(new AgentEntry(
                        "support-bot",
                        "support",
                        new AgentCall.Http(
                                Optional.empty(),
                                Map.of("1.0", "http://127.0.0.1:8080/one", "2", "https://two.example"),
                                Map.of("Authorization", "secret:SUPPORT_TOKEN", "X-Team", "blue"),
                                mapping(
                                        "{\"all\": {{ input }}, \"before\": {{history}}, \"at\": [{{now}}, {{case}}, {{version}}]}",
                                        Map.of(
                                                "output", "$.a",
                                                "tool_calls", "$.calls[*]",
                                                "model", "$.m",
                                                "input_tokens", "$.i",
                                                "output_tokens", "$.o"))),
                        Optional.of("1.0"),
                        Duration.ofMillis(500),
                        true,
                        Optional.of("model-2026-03-01"),
                        Optional.of("C0SUPPORT"),
                        List.of(),
                        RedactionEntry.NONE,
                        List.of("support-web", "support-phone")));
    }

    @Test
    void anAgentCanBeALambdaFunction() {
        Configuration configuration = read("""
                agents:
                  plain:
                    lambda: clinic:{version}
                  listed:
                    lambda: arn:aws:lambda:eu-central-1:123456789012:function:clinic:{version}
                    versions: {v1.4: "12", v1.5: live}
                    deployed: v1.4
                """);

        assertThat(configuration.agent("plain").orElseThrow().call())
                .isEqualTo(new AgentCall.Lambda("clinic:{version}", Map.of(), AgentCall.Mapping.none()));
        assertThat(configuration.agent("listed").orElseThrow().call())
                .isEqualTo(new AgentCall.Lambda(
                        "arn:aws:lambda:eu-central-1:123456789012:function:clinic:{version}",
                        Map.of("v1.4", "12", "v1.5", "live"),
                        AgentCall.Mapping.none()));
    }

    @Test
    void anAgentCanBeAModelWithTools() throws JsonProcessingException {
        AgentEntry agent = read("""
                agents:
                  desk:
                    chat:
                      url: https://api.openai.com/v1/
                      key: secret:OPENAI_API_KEY
                      versions:
                        v1: {model: gpt-4o-2024-08-06, temperature: 0.5}
                        v2:
                          model: gpt-4o-2024-08-06
                          system: |
                            You book appointments.
                            It is {now}.
                      tools:
                        find_slots:
                          description: Finds free times.
                          parameters:
                            type: object
                            properties: {day: {type: integer, minimum: 1, maximum: 2.5}}
                            required: [day]
                            additionalProperties: false
                      tool_endpoint: http://localhost:9000/tools/{name}
                      max_steps: 6
                    deployed: v1
                    headers: {X-Team: blue}
                """).agent("desk").orElseThrow();

        assertThat(agent.call())
                .isEqualTo(new AgentCall.Chat(
                        "https://api.openai.com/v1",
                        Optional.of("OPENAI_API_KEY"),
                        Map.of("X-Team", "blue"),
                        Map.of(
                                "v1",
                                new AgentCall.Setup("gpt-4o-2024-08-06", Optional.empty(), Optional.of(0.5)),
                                "v2",
                                new AgentCall.Setup(
                                        "gpt-4o-2024-08-06",
                                        Optional.of("You book appointments.\nIt is {now}.\n"),
                                        Optional.empty())),
                        Map.of(
                                "find_slots",
                                new AgentCall.Tool(
                                        "Finds free times.", Json.mapper().readTree("""
                                        {"type": "object",
                                         "properties": {"day": {"type": "integer", "minimum": 1, "maximum": 2.5}},
                                         "required": ["day"], "additionalProperties": false}
                                        """))),
                        Optional.of("http://localhost:9000/tools/{name}"),
                        6));
    }

    @Test
    void sourcesAlertsAndRoutesAreRead() {
        Configuration configuration = read(MINE + """
                sources:
                  tempo:
                    type: tempo
                    url: https://tempo.example
                    tenant: team-a
                    authorization: secret:TEMPO
                    link: https://grafana.example/trace/{id}
                    group: production
                alerts:
                  grafana:
                    type: grafana
                    secrets: [NEW, OLD]
                    timestamp_header: X-When
                    signature_header: X-Signed
                    routes:
                      - match: {service_name: shop, severity: page}
                        agent: mine
                        dataset: shop
                        channel: C0SHOP
                        failure_mode: tool-misuse
                      - agent: mine
                  prometheus:
                    type: alertmanager
                    secrets: ONE
                    routes: [{agent: mine}]
                evaluation:
                  max_concurrency: 64
                default_channel: C0DEFAULT
                """);

        RouteEntry shop = new RouteEntry(
                Map.of("service_name", "shop", "severity", "page"),
                "mine",
                Optional.of("shop"),
                Optional.of("C0SHOP"),
                FailureMode.TOOL_MISUSE);
        RouteEntry rest = new RouteEntry(Map.of(), "mine", Optional.empty(), Optional.empty(), FailureMode.OTHER);
        assertThat(configuration.source("tempo").orElseThrow())
                .isEqualTo(new SourceEntry.Tempo(
                        new SourceEntry.Place(
                                "tempo",
                                URI.create("https://tempo.example"),
                                Optional.of("https://grafana.example/trace/{id}"),
                                Optional.of("production")),
                        Optional.of("team-a"),
                        Optional.of("TEMPO")));
        assertThat(configuration.alerts())
                .isEqualTo(Map.of(
                        "grafana",
                        new AlertEntry(
                                "grafana",
                                "grafana",
                                List.of("NEW", "OLD"),
                                new AlertProof.Signed(HmacScheme.grafana("X-Signed", "X-When")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(shop, rest)),
                        "prometheus",
                        new AlertEntry(
                                "prometheus",
                                "alertmanager",
                                List.of("ONE"),
                                new AlertProof.Token("Authorization"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(rest))));
        assertThat(configuration.evaluation().maxConcurrency()).isEqualTo(64);
        assertThat(configuration.channel(shop)).isEqualTo("C0SHOP");
        assertThat(configuration.channel(rest)).isEqualTo("C0DEFAULT");
        assertThat(configuration.dataset(shop)).isEqualTo("shop");
        assertThat(configuration.dataset(rest)).isEqualTo("mine");
    }

    @Test
    void theFirstRouteWhoseLabelsAreAllThereWins() {
        AlertEntry alerts = read(MINE + """
                alerts:
                  grafana:
                    type: grafana
                    secrets: ONE
                    routes:
                      - match: {service: shop, severity: page}
                        agent: mine
                        channel: C0PAGE
                      - match: {service: shop}
                        agent: mine
                        channel: C0SHOP
                """).alert("grafana").orElseThrow();

        assertThat(alerts.route(Map.of("service", "shop", "severity", "page", "zone", "eu"))
                        .flatMap(RouteEntry::channel))
                .contains("C0PAGE");
        assertThat(alerts.route(Map.of("service", "shop")).flatMap(RouteEntry::channel))
                .contains("C0SHOP");
        assertThat(alerts.route(Map.of("service", "other"))).isEmpty();
    }

    @Test
    void aSenderThatOnlyHasATokenNeedsNoTimestamp() {
        AlertEntry old = read(MINE + """
                default_channel: C0ALL
                alerts:
                  old-grafana: {type: grafana, authentication: bearer, secrets: [ONE], routes: [{agent: mine}]}
                  new-grafana: {type: grafana, secrets: [ONE], routes: [{agent: mine}]}
                """).alert("old-grafana").orElseThrow();

        assertThat(old.proof()).isEqualTo(new AlertProof.Token("Authorization"));
    }

    @Test
    void entriesKeepTheOrderOfTheFile() {
        Configuration configuration = read("agents: {c: {}, a: {}, b: {}, d: {}}");

        assertThat(configuration.agents().keySet()).containsExactly("c", "a", "b", "d");
    }

    @Test
    void aKeyWithOnlyCommentsBelowIsAsGoodAsAbsent() {
        Configuration configuration =
                read("agents:\n  mine:\n    # url: x\nsources:\n  # tempo:\nalerts:\nevaluation:\n");

        assertThat(configuration.agent("mine").orElseThrow().call())
                .isEqualTo(new AgentCall.Http(Optional.empty(), Map.of(), Map.of(), AgentCall.Mapping.none()));
        assertThat(configuration.sources()).isEmpty();
        assertThat(configuration.evaluation()).isEqualTo(new Evaluation(8));
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheirLines() {
        assertThatThrownBy(() -> read("""
                agents:
                  mine:
                    ur: http://localhost:9000/chat
                    timeout: soon
                sources:
                  logs:
                    type: jaeger
                    url: localhost
                """))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("""
                        casebook.yaml:3: agents.mine.ur: unknown key, did you mean url? Expected one of dataset, url, lambda, \
                        chat, versions, deployed, headers, request, response, timeout, recorded_tools, model, channel, push, evaluators, \
                        redaction, traced_as, nightly, owner.
                        casebook.yaml:4: agents.mine.timeout: Expected a time such as 500ms, 30s or 2m, at most 4m.
                        casebook.yaml:7: sources.logs.type: Expected tempo, langsmith or loki.
                        casebook.yaml:8: sources.logs.url: Expected a URL such as http://localhost:9000/chat.""");
    }

    @Test
    void moreThanTwentyProblemsAreCounted() {
        StringBuilder yaml = new StringBuilder("agents:\n  mine:\n");
        for (int i = 0; i < 23; i++) {
            yaml.append("    nonsense").append(i).append(": 1\n");
        }

        assertThatThrownBy(() -> read(yaml.toString()))
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(21))
                .endsWith("… and 3 more.");
    }

    @Test
    void aSettingsValueIsNeverQuoted() {
        ConfigurationReader leaky = new ConfigurationReader(name -> Optional.of("hunter2 hunter2"));

        assertThatThrownBy(() -> leaky.read("casebook.yaml", "agents:\n  mine:\n    url: ${PASSWORD}\n"))
                .hasMessageStartingWith("casebook.yaml:3: agents.mine.url: Expected a URL")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void whatASettingHoldsIsNotSearchedForSettings() {
        ConfigurationReader nested = new ConfigurationReader(name -> Optional.of("${OTHER}$1"));

        assertThat(nested.read("casebook.yaml", "agents: {mine: {deployed: \"v-${ONE}-$${TWO}\"}}")
                        .agent("mine")
                        .orElseThrow()
                        .deployed())
                .contains("v-${OTHER}$1-${TWO}");
    }

    private static AgentCall.Mapping mapping(String request, Map<String, String> response) {
        return new AgentCall.Mapping(
                Optional.of(RequestTemplate.parse(request)), Optional.of(new ResponseMapping(response)));
    }

    @Test
    void whatAllMayTogetherSpendAndHowMuchPeopleMayStartIsRead() {
        SpendingEntry spending = read(MINE + """
                spending:
                  daily_budget: 20
                  monthly_budget: 300
                  runs_per_user: 5
                  datasets:
                    mine:
                      daily_budget: 2.50
                """).spending();

        assertThat(spending)
                .isEqualTo(new SpendingEntry(
                        Optional.of(new JudgeEntry.Budget(20, Optional.of(300.0))),
                        Map.of("mine", new JudgeEntry.Budget(2.5, Optional.empty())),
                        5,
                        30));
        assertThat(read(MINE).spending()).isEqualTo(SpendingEntry.USUAL);
    }

    @Test
    void aMonthlyCapWithoutADailyOneAndNoRunsAtAllAreRefused() {
        assertThatThrownBy(() -> read(MINE + """
                spending:
                  monthly_budget: 300
                  runs_per_channel: 0
                """))
                .hasMessageContaining("spending.daily_budget")
                .hasMessageContaining(
                        "spending.runs_per_channel: Expected a whole number of runs in an hour, from 1 to 1000.");
    }

    @Test
    void anotherTextIsAnotherConfiguration() {
        assertThat(read(MINE).digest())
                .isEqualTo(read(MINE).digest())
                .isNotEqualTo(read(MINE + "\n# more").digest());
    }

    @Test
    void modelsOfBedrockAreNamedByRegionAndVersion() {
        Configuration configuration = read("""
                agents:
                  mine:
                    recorded_tools: true
                    chat:
                      bedrock: eu-central-1
                      versions:
                        v1:
                          model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0
                judges:
                  second:
                    bedrock: us-east-1
                    model: arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0
                    price_input: 0.8
                    price_output: 3.2
                    daily_budget: 5
                """);

        assertThat(requireNonNull(configuration.judges().get("second")).url()).hasToString("bedrock://us-east-1");
        assertThat(requireNonNull(configuration.agents().get("mine")).call())
                .isInstanceOfSatisfying(
                        AgentCall.Chat.class, chat -> assertThat(chat.url()).isEqualTo("bedrock://eu-central-1"));
    }

    @Test
    void aModelOfBedrockWithoutItsVersionAndAKeyForItAreRefused() {
        assertThatThrownBy(() -> read(MINE + """
                judges:
                  second:
                    bedrock: mars
                    model: anthropic.claude-sonnet
                    key: secret:KEY
                    price_input: 0.8
                    price_output: 3.2
                    daily_budget: 5
                """))
                .hasMessageContaining("judges.second.bedrock: Expected a region")
                .hasMessageContaining(
                        "judges.second.model: Expected a model or inference profile of Bedrock with its version")
                .hasMessageContaining("judges.second.key: Bedrock is called with the function's own");
    }
}
