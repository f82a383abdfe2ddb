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
                agents:|  mine:|    versions: {a: http://a, b: http://a} # 3: agents.mine.versions: Two versions have the same URL.
                agents:|  mine:|    url: http://a|    versions: {b: http://b} # 4: agents.mine.versions: Expected either url or versions
                agents:|  mine:|    deployed: c|    versions: {b: http://b} # 3: agents.mine.deployed: Expected one of the versions: b.
                agents:                                    # 1: agents: Expected at least one agent
                sources: {}                                # 1: agents: Expected at least one agent
                agents: {mine: }|evaluation:|  max_concurrency: 0  # 3: evaluation.max_concurrency: Expected a whole number
                agents: {mine: }|evaluation:|  max_concurrency: 65 # 3: evaluation.max_concurrency: Expected a whole number
                agents: {mine: }|evaluations: {}           # 2: evaluations: unknown key, did you mean evaluation?
                agents: {mine: }|sources: {t: {type: tempo}} # 2: sources.t.url: missing.
                agents: {mine: }|sources: {t: {type: tempo, url: http://a, link: http://a}} # 2: sources.t.link: Expected a URL with {id}
                agents: {mine: }|sources: {t: {type: tempo, url: http://a, authorization: x}} # 2: sources.t.authorization: Expected secret:NAME.
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
                {type: pagerduty}                          # type: Expected grafana or alertmanager.
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
