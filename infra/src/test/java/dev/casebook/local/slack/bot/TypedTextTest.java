package dev.casebook.local.slack.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a < b & c > d            | a &lt; b &amp; c &gt; d
            <!channel> hi            | &lt;!channel&gt; hi
            hello @casebook.         | hello <@U0CASEBOOK>.
            for @imani and @robin    | for <@U0CLINICIAN> and <@U0MAINTAIN>
            mail me@casebook.example | mail me@casebook.example
            see https://x.example/a. | see <https://x.example/a>.
            in #general today        | in <#C0GENERAL0~general> today
            """)
    void typedTextBecomesSlacksWireText(String typed, String wire) {
        assertThat(TypedText.message(typed)).isEqualTo(wire.replace('~', '|'));
    }
}
