package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mistake in the file gets: its line, its key, and what was expected. */
class ConfigurationProblemsTest {
    private final ConfigurationReader reader = new ConfigurationReader(name -> Optional.empty());

    private static final String ALERTS = """
            agents:
              mine:
            alerts:
              grafana:
            """;

    /** Per line: YAML in which a bar stands for a new line, then what is said about it. */
    private static Stream<Arguments> rows(String block) {
        return block.lines().map(line -> line.split(" # ", 2)).map(row -> Arguments.of(row[0].strip(), row[1].strip()));
    }

    static Stream<Arguments> mistakes() {
        return rows("""
                agents:|  mine:|    url: ${NOWHERE}/chat   # 3: agents.mine.url: The setting NOWHERE is not set.
                agents:|  mine:|    url: ${no where}       # 3: agents.mine.url: Expected the name of a setting
                agents:|  mine:|    url: file:///etc/x     # 3: agents.mine.url: Expected a URL
                agents:|  mine:|    url: http://u:p@host   # 3: agents.mine.url: The URL holds a user name.
                agents:|  mine:|    url: [http://a]        # 3: agents.mine.url: Expected one value after the colon.
                agents:|  mine:|    versions: {a: 'http://a/{version}'} # 3: agents.mine.versions.a: Expected a URL
                agents:|  mine:|    url: http://a|    url: http://b # 4: agents.mine.url: The key stands twice, first on line 3.
                agents:|  mine: {}|  mine: {}              # 3: agents.mine: The key stands twice, first on line 2.
                agents:|  My Agent: {}                     # 2: agents.My Agent: The name does not fit.
                agents:|  mine: http://a                   # 2: agents.mine: Expected keys with values
                agents:|  - mine                           # 2: agents: Expected keys with values
                agents:|  mine:|    timeout: 0s            # 3: agents.mine.timeout: Expected a time
                agents:|  mine:|    timeout: 5m            # 3: agents.mine.timeout: Expected a time
                agents:|  mine:|    timeout: 30            # 3: agents.mine.timeout: Expected a time
                agents:|  mine:|    recorded_tools: yes    # 3: agents.mine.recorded_tools: Expected true or false.
                agents:|  mine:|    channel: '#incidents'  # 3: agents.mine.channel: Expected a channel's id
                agents:|  mine:|    response:|      model: $.m # 4: agents.mine.response.output: missing. Expected a JSONPath
                agents:|  mine:|    response:|      output: answer # 4: agents.mine.response.output: Expected a JSONPath
                agents:|  mine:|    response:|      output: '$.a[?(@.b =' # 4: agents.mine.response.output: Expected a JSONPath
                agents:|  mine:|    request: hello         # 3: agents.mine.request: Expected a JSON object
                agents:|  mine:|    request: '{"q": {{question}}}' # 3: agents.mine.request: A placeholder is unknown.
                agents:|  mine:|    request: '{"q": "{{input.message}}"}' # 3: agents.mine.request: A placeholder stands inside quotes.
                agents:|  mine:|    request: '{{input}}'   # 3: agents.mine.request: Expected a JSON object
                agents:|  mine:|    headers:|      X-Key: 'secret:' # 4: agents.mine.headers.X-Key: Expected the name of a secret
                agents:|  mine:|    versions: {a: http://a, b: http://a} # 3: agents.mine.versions: Two versions have the same address.
                agents:|  mine:|    url: http://a|    versions: {b: http://b} # 4: agents.mine.versions: Expected either url or versions
                agents:|  mine:|    deployed: c|    versions: {b: http://b} # 3: agents.mine.deployed: Expected one of the versions: b.
                agents:|  mine:|    url: http://a|    lambda: f # 4: agents.mine.lambda: Expected one of url, lambda and chat
                agents:|  mine:|    lambda: 'a function'   # 3: agents.mine.lambda: Expected a Lambda function's name or ARN
                agents:|  mine:|    lambda: f|    headers: {a: b} # 4: agents.mine.headers: A Lambda function is invoked without headers.
                agents:|  mine:|    lambda: f|    versions: {v1: '7'} # 4: agents.mine.versions: Expected {version} in lambda
                agents:|  mine:|    chat: {versions: {v1: {model: m-1}}} # 3: agents.mine.chat.url: missing.
                agents:|  mine:|    chat: {url: http://a/v1} # 3: agents.mine.chat.versions: Expected at least one version
                agents:|  mine:|    chat: {url: http://a/v1, versions: {v1: {system: hi}}} # 3: agents.mine.chat.versions.v1.model: missing.
                agents:|  mine:|    model: m|    chat: {url: http://a/v1, versions: {v1: {model: m}}} # 3: agents.mine.model: A chat agent has no model here.
                agents:|  mine:|    deployed: v2|    chat: {url: http://a/v1, versions: {v1: {model: m}}} # 3: agents.mine.deployed: Expected one of the versions: v1.
                agents:|  mine:|    chat:|      url: http://a/v1|      versions:|        v1: {model: m}|        v2: {model: m} # 7: agents.mine.chat.versions.v2: Another version
                agents:|  mine:|    chat:|      url: http://a/v1|      versions: {v1: {model: m, temperature: 3}} # 5: agents.mine.chat.versions.v1.temperature: Expected a number from 0 to 2.
                agents:|  mine:|    chat:|      url: http://a/v1|      key: sk-123|      versions: {v1: {model: m}} # 5: agents.mine.chat.key: Expected secret:NAME.
                agents:|  mine:|    chat:|      url: http://a/v1|      tools: {find: {}}|      versions: {v1: {model: m}} # 4: agents.mine.chat.tool_endpoint: Expected where the tools are called
                agents:|  mine:|    recorded_tools: true|    chat:|      url: http://a/v1|      tools: {find: {parameters: hello}}|      versions: {v1: {model: m}} # 6: agents.mine.chat.tools.find.parameters: Expected keys with values
                agents:|  mine:|    nightly: true          # 3: agents.mine.nightly: A night runs the deployed version.
                agents:|  mine:|    deployed: v1|    nightly: true # 4: agents.mine.nightly: A night is told in a channel.
                agents:|  mine:|    nightly: yes           # 3: agents.mine.nightly: Expected true or false.
                agents:|  mine:|    deployed: v1|    channel: C123|    nightly: {at: 25:00} # 5: agents.mine.nightly.at: Expected a time of day
                agents:|  mine:|    deployed: v1|    channel: C123|    nightly: {zone: Berlin} # 5: agents.mine.nightly.zone: Expected a time zone
                agents:|  mine:|    deployed: v1|    channel: C123|    nightly: {cron: 0 2 * *} # 5: agents.mine.nightly.cron: Expected five fields
                agents:|  mine:|    deployed: v1|    channel: C123|    nightly:|      at: 02:00|      cron: 0 2 * * * # 7: agents.mine.nightly.cron: Expected either at or cron, not both.
                agents:|  mine:|    deployed: v1|    channel: C123|    nightly: {time: 02:00} # 5: agents.mine.nightly.time: unknown key
                agents:|  a: {deployed: v1, channel: C123, dataset: d, nightly: true}|  b: {deployed: v1, channel: C123, dataset: d, nightly: true} # 3: agents.b.nightly: The dataset d is run at night by a already.
                agents:|  mine:|    owner: dana            # 3: agents.mine.owner: Expected a member's id
                agents:                                    # 1: agents: Expected at least one agent
                sources: {}                                # 1: agents: Expected at least one agent
                agents: {mine: }|evaluation:|  max_concurrency: 0  # 3: evaluation.max_concurrency: Expected a whole number
                agents: {mine: }|evaluation:|  max_concurrency: 65 # 3: evaluation.max_concurrency: Expected a whole number
                agents: {mine: }|evaluations: {}           # 2: evaluations: unknown key, did you mean evaluation?
                agents: {mine: }|sources: {t: {type: tempo}} # 2: sources.t.url: missing.
                agents: {mine: }|sources: {t: {type: tempo, url: http://a, link: http://a}} # 2: sources.t.link: Expected a URL with {id}
                agents: {mine: }|sources: {t: {type: tempo, url: http://a, authorization: x}} # 2: sources.t.authorization: Expected secret:NAME.
                agents: {mine: }|sources: {t: {url: http://a}} # 2: sources.t.type: missing. Expected tempo, langsmith or loki.
                agents: {mine: }|sources: {t: {type: tempo, url: http://a, streams: x}} # 2: sources.t.streams: unknown key
                agents: {mine: }|sources:|  l:|    type: langsmith # 4: sources.l.api_key: missing. Expected secret:NAME
                agents: {mine: }|sources: {l: {type: langsmith, api_key: lsv2_x}} # 2: sources.l.api_key: Expected secret:NAME.
                agents: {mine: }|sources: {l: {type: langsmith, api_key: 'secret:K', workspace: mine}} # 2: sources.l.workspace: Expected an id
                agents: {mine: }|sources: {l: {type: langsmith, api_key: 'secret:K', object_hosts: 'http://a'}} # 2: sources.l.object_hosts: Expected a host
                agents: {mine: }|sources: {l: {type: langsmith, api_key: 'secret:K', web: smith}} # 2: sources.l.web: Expected a URL
                agents: {mine: }|sources: {l: {type: loki, streams: '{a="b"}'}} # 2: sources.l.url: missing.
                agents: {mine: }|sources: {l: {type: loki, url: http://a}} # 2: sources.l.streams: missing. Expected stream selectors
                agents: {mine: }|sources: {l: {type: loki, url: http://a, streams: shop}} # 2: sources.l.streams: Expected a stream selector
                agents: {mine: }|sources: {l: {type: loki, url: http://a, streams: '{a="b"}', names: {trace_id: a-b}}} # 2: sources.l.names.trace_id: Expected the name of a label
                agents: {mine: }|sources: {l: {type: loki, url: http://a, streams: '{a="b"}', names: {trace: a}}} # 2: sources.l.names.trace: unknown key
                agents: {mine: {push: {source: l}}}       # 1: agents.mine.push.source: There is no such LangSmith source. Expected the name
                agents: {mine: {push: {source: t}}}|sources: {t: {type: tempo, url: http://a}, l: {type: langsmith, api_key: 'secret:K'}} # 1: agents.mine.push.source: There is no such LangSmith source. Expected one of l.
                agents: {mine: {push: {dataset: l}}}      # 1: agents.mine.push.source: missing.
                agents: {mine: {push: {to: l}}}           # 1: agents.mine.push.to: unknown key
                agents: {mine: }|harvest: {h: {agent: mine}} # 2: harvest.h.symptom: missing. Expected error, tool-error or low-score.
                agents: {mine: }|harvest: {h: {agent: m, symptom: error}} # 2: harvest.h.agent: There is none of this name.
                agents: {mine: }|harvest: {h: {agent: mine, symptom: slow}} # 2: harvest.h.symptom: Expected error
                agents: {mine: }|harvest: {h: {agent: mine, symptom: error, source: t}} # 2: harvest.h.source: There is none of this name.
                agents: {mine: }|harvest: {h: {agent: mine, symptom: error, every: 4m}} # 2: harvest.h.every: Expected a time
                agents: {mine: }|harvest: {h: {agent: mine, symptom: error, per_run: 51}} # 2: harvest.h.per_run: Expected a whole number
                agents: {<<: {a: }}                        # 1: agents.<<: The name does not fit.
                """);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLineAndKey(String yaml, String problem) {
        assertThatThrownBy(() -> reader.read("casebook.yaml", yaml.replace('|', '\n')))
                .isInstanceOf(CasebookException.Permanent.class)
                .message()
                .contains("casebook.yaml:" + problem);
    }

    static Stream<Arguments> alertMistakes() {
        return rows("""
                {type: nagios}                             # type: Expected one of grafana, alertmanager, pagerduty
                {type: alertmanager, authentication: hmac} # authentication: Alertmanager does not sign
                {type: langsmith, authentication: hmac}    # authentication: LangSmith does not sign
                {type: pagerduty, authentication: bearer}  # authentication: PagerDuty signs
                {type: pagerduty, topics: [x]}             # topics: Only a source of type cloudwatch
                {type: cloudwatch, topics: [x]}            # topics[0]: Expected a topic's ARN
                {type: cloudwatch, secrets: [A]}           # secrets: CloudWatch has no secret
                {type: grafana, traces: nowhere}           # traces: There is no such trace source.
                {type: grafana, mapping: {}}               # mapping: Only a source of type generic
                {type: generic}                            # mapping: missing. Expected where group and title stand
                {type: generic}                            # authentication: missing. Expected hmac or bearer
                {type: generic, authentication: hmac}      # signature: missing.
                {type: generic, mapping: {title: $.a}}     # mapping.group: missing.
                {type: generic, mapping: {group: a}}       # mapping.group: Expected a JSONPath
                {type: generic, mapping: {only: {a: b}}}   # mapping.only: The key a does not fit.
                {type: generic, mapping: {status: $.a}}    # mapping.status: Expected status
                {secrets: [A]}                             # type: missing.
                {type: grafana}                            # secrets: missing.
                {type: grafana, secrets: []}               # secrets: Expected the name of one secret
                {type: grafana, secrets: [A, B, C]}        # secrets: Expected at most two
                {type: grafana, secrets: ['secret:A']}     # secrets[0]: Expected the name of a secret
                {type: grafana, secrets: [A]}              # routes: Expected a list with at least one route
                {type: grafana, routes: {agent: mine}}     # routes: Expected a list
                {type: grafana, routes: [{agent: other}]}  # routes[0].agent: There is no such agent. Expected one of mine.
                {type: grafana, routes: [{match: {a: b}}]} # routes[0].agent: missing. Expected one of mine.
                {type: grafana, routes: [{agent: mine}]}   # routes[0].channel: missing.
                {type: grafana, routes: [{agent: mine, failure_mode: odd}]} # routes[0].failure_mode: There is no failure mode
                {type: alertmanager, authentication: hmac} # authentication: Alertmanager does not sign.
                {type: grafana, authentication: none}      # authentication: Expected hmac
                {type: alertmanager, timestamp_header: X}  # timestamp_header: A sender with a bearer token signs nothing.
                {type: grafana, signature_header: 'X Y'}   # signature_header: Expected the name of an HTTP header
                """);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("alertMistakes")
    void aMistakeInAnAlertSourceIsNamedWithItsLineAndKey(String entry, String problem) {
        assertThatThrownBy(() -> reader.read("casebook.yaml", ALERTS + "    " + entry))
                .message()
                .contains("casebook.yaml:5: alerts.grafana." + problem);
    }

    static Stream<Arguments> conversationMistakes() {
        return rows("""
                {}                                         # url: missing. Expected a JDBC address
                {url: 'jdbc:mysql://db/a'}                 # url: Expected a JDBC address
                {url: 'jdbc:postgresql://u:p@db/a'}        # url: Expected a JDBC address
                {url: 'jdbc:postgresql://db/a?user=me'}    # url: The address holds a credential.
                {user: reader}                             # user: Expected secret:NAME.
                {password: hunter2}                        # password: Expected secret:NAME.
                {query: SELECT id FROM runs}               # query: Expected SQL with :conversation or :ticket
                {query: 'SELECT id::conversation FROM a'}  # query: Expected SQL with :conversation or :ticket
                {query: 'SELECT a FROM b WHERE c = :ticket AND d = :user'} # query: A look-up query knows :conversation and :ticket, not :user.
                {source: loki}                             # source: There is no such source. Expected one of t.
                {user: 'secret:U'}                         # source: missing. Expected one of t.
                {timeout: 5}                               # timeout: Expected a time
                {max_rows: 0}                              # max_rows: Expected a whole number from 1 to 1000.
                {table: runs}                              # table: unknown key
                """);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("conversationMistakes")
    void aMistakeInALookUpIsNamedWithItsLineAndKey(String entry, String problem) {
        String yaml = """
                agents: {mine: }
                sources: {t: {type: tempo, url: http://a}}
                conversations:
                  support: %s
                """.formatted(entry);

        assertThatThrownBy(() -> reader.read("casebook.yaml", yaml))
                .message()
                .contains("casebook.yaml:4: conversations.support." + problem);
    }

    @Test
    void aTabIsCalledATab() {
        assertThatThrownBy(() -> reader.read("casebook.yaml", "agents:\n\tmine:\n"))
                .hasMessage("casebook.yaml:2: A tab indents this line. Expected spaces.");
    }

    @Test
    void brokenYamlIsToldByLineWithoutAStackTrace() {
        assertThatThrownBy(() -> reader.read("casebook.yaml", "agents:\n  mine:\n    url: \"http://a\n    b: c\n"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageMatching("casebook.yaml:[345]: This is not YAML: .*")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"''", "'# only a comment'", "'---'"})
    void anEmptyFileIsCalledEmptyOrAsksForAnAgent(String yaml) {
        assertThatThrownBy(() -> reader.read("casebook.yaml", yaml))
                .message()
                .startsWith("casebook.yaml:1: ")
                .contains("Expected at least");
    }

    @Test
    void aControlCharacterIsNamedByItsLine() {
        assertThatThrownBy(() -> reader.read("casebook.yaml", "agents:\n  mine: \u0007\n"))
                .hasMessageStartingWith("casebook.yaml:2: A control character");
    }

    @Test
    void twoDocumentsAreRefused() {
        assertThatThrownBy(() -> reader.read("casebook.yaml", "agents: {mine: }\n---\nagents: {other: }\n"))
                .hasMessageContaining("casebook.yaml:2: This is not YAML: expected a single document");
    }

    @Test
    void aTagConstructsNothing() {
        assertThatThrownBy(() -> reader.read("casebook.yaml", "agents: !!java.net.URL [\"http://localhost:1\"]\n"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("casebook.yaml:1: This is not YAML: Global tag is not allowed");
    }

    @Test
    void filesMadeToExhaustTheReaderAreRefused() {
        String bomb = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "a" + i + ": &a" + i + " [" + (i == 1 ? "x" : "*a" + (i - 1) + ", *a" + (i - 1)) + "]\n")
                .collect(Collectors.joining());

        for (String yaml :
                new String[] {bomb, "[".repeat(3000), "# " + "x".repeat(600_000), "a: &a [*a]\nagents: *a\n"}) {
            assertThatThrownBy(() -> reader.read("casebook.yaml", yaml))
                    .isInstanceOf(CasebookException.Permanent.class);
        }
    }

    @Test
    void anAgentMayBeRunByAddressAlone() {
        assertThat(reader.read("casebook.yaml", "agents: {mine: {deployed: v1}}")
                        .agents())
                .containsKey("mine");
    }
}
