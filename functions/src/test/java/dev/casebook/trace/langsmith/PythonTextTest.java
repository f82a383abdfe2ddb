package dev.casebook.trace.langsmith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'city': 'Bern', "n": 3}                | {"city":"Bern","n":3}
                    {'ok': True, 'no': False, 'x': None}    | {"ok":true,"no":false,"x":null}
                    {'a': [1, -2.5, 1e3], 'b': ('x', )}     | {"a":[1,-2.5,1000.0],"b":["x"]}
                    {'it\\'s': "she's", 'l': 'a\\n\\xe9\\u20ac'} | {"it's":"she's","l":"a\\né€"}
                    []                                      | []
                    {}                                      | {}
                    """)
    void literalsAreReadAsJson(String python, String json) {
        assertThat(PythonText.read(python).orElseThrow().toString()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words",
                "{'a': datetime(2026, 1, 1)}",
                "{'a': 1} and more",
                "{'a': 'b",
                "{'a'}",
                "{'a' 1}",
                "[1 2]",
                "['\\q']",
                "[infinity]",
                "[1e9999]x"
            })
    void anythingElseIsLeftAlone(String text) {
        assertThat(PythonText.read(text)).isEmpty();
    }

    @Test
    void deepNestingIsLeftAlone() {
        assertThat(PythonText.read("[".repeat(100_000))).isEmpty();
    }
}
