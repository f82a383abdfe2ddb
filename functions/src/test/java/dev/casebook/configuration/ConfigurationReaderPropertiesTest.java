package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.CasebookException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigurationReaderPropertiesTest {
    private static final String FILE = """
            agents:
              mine:
                url: http://localhost/{version}
                request: '{"q": {{input.message}}}'
                response: {output: $.answer}
            alerts:
              grafana:
                type: grafana
                secrets: [ONE]
                routes:
                  - match: {service: mine}
                    agent: mine
                    channel: C0ALL
            """;

    private final ConfigurationReader reader = new ConfigurationReader(name -> Optional.empty());

    @Property(tries = 500, seed = "20261121")
    void aDamagedFileIsReadOrRefusedInPlainSentences(@ForAll("damaged") String yaml) {
        try {
            assertThat(reader.read("casebook.yaml", yaml).agents()).isNotEmpty();
        } catch (CasebookException.Permanent refused) {
            assertThat(refused.getMessage()).matches("(?s)casebook.yaml:[0-9]+: .*");
            assertThat(refused)
                    .message()
                    .satisfies(message -> assertThat(message.lines().count()).isLessThanOrEqualTo(21));
        }
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, FILE.length());
        Arbitrary<String> junk = Arbitraries.strings()
                .withChars("\t\n :-[]{}&*!|>'\"%@`#$,?aé\u0000\uFEFF")
                .ofMaxLength(8);
        Arbitrary<Integer> cut = Arbitraries.integers().between(0, 30);
        return Combinators.combine(at, junk, cut)
                .as((from, text, length) ->
                        FILE.substring(0, from) + text + FILE.substring(Math.min(FILE.length(), from + length)));
    }
}
