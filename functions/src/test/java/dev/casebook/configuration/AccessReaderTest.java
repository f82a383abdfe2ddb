package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.access.AccessRules;
import dev.casebook.access.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code access} in {@code casebook.yaml}: who may do what. */
class AccessReaderTest {
    private static final String AGENT = """
            agents:
              mine:
                url: http://localhost:9000/chat
            """;

    private static AccessRules access(String yaml) {
        return new ConfigurationReader(name -> Optional.empty())
                .read("casebook.yaml", AGENT + yaml)
                .access();
    }

    @Test
    void everyKeyIsRead() {
        assertThat(access("""
                access:
                  everyone: none
                  viewers: [S0VIEWERS1]
                  reporters: [S0ONCALL01, U0SAM00001]
                  maintainers: [U0ROBIN001]
                  teams: [T0LOCAL001]
                  channels: [C0INCIDENTS]
                  datasets:
                    payroll:
                      members: [U0ROBIN001, S0PAYROLL1]
                """))
                .isEqualTo(new AccessRules(
                        Optional.empty(),
                        Map.of(
                                Role.VIEWER, Set.of("S0VIEWERS1"),
                                Role.REPORTER, Set.of("S0ONCALL01", "U0SAM00001"),
                                Role.MAINTAINER, Set.of("U0ROBIN001")),
                        Set.of("T0LOCAL001"),
                        Set.of("C0INCIDENTS"),
                        Map.of("payroll", Set.of("U0ROBIN001", "S0PAYROLL1"))));
    }

    @Test
    void whoSaysWhoMayDoSomethingLeavesLookingToEverybody() {
        assertThat(access("access: {maintainers: [U0ROBIN001]}\n").everyone()).contains(Role.VIEWER);
        assertThat(access("")).isEqualTo(AccessRules.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "everyone: all, Expected none",
        "viewers: ['@sam'], access.viewers",
        "teams: [acme], access.teams",
        "channels: ['#incidents'], access.channels",
        "admins: [U0ROBIN001], access.admins",
        "datasets: {payroll: {people: [U0ROBIN001]}}, access.datasets.payroll",
    })
    void aMistakeIsSaidWithItsPlace(String line, String said) {
        assertThatThrownBy(() -> access("access:\n  " + line + "\n"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining(said);
    }
}
