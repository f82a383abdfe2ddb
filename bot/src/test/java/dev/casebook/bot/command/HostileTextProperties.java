package dev.casebook.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.trace.TraceRefParser;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostileTextProperties {
    private final CommandParser parser = new CommandParser(new TraceRefParser("tempo", Set.of("tempo", "langsmith")));

    @Property(tries = 10_000, seed = "20261121")
    void everyTextHasAReading(@ForAll("texts") String text) {
        assertThat(parser.parse(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "eval",
                "add",
                "answer",
                "retire",
                "show",
                "clinic",
                "7KQ2M9XA",
                "--text",
                "--tool",
                "--trials",
                "=",
                "\"",
                "“",
                "'",
                "(",
                "{",
                "}",
                ")",
                " ",
                "—",
                "<",
                "|",
                ">",
                "&amp;",
                "tempo:",
                "4bf9",
                "`",
                "\\",
                ";",
                "\u202E",
                "$1",
                "\n",
                "EXP-",
                "INC-",
                ".");
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(30);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, pieces), net.jqwik.api.Tuple.of(1, wild))
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
