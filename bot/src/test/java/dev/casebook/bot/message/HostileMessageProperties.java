package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.bot.command.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** No text from outside becomes a mention, a link or a message that Slack refuses. */
class HostileMessageProperties {
    /** What a message mentions and links to when no text in it is hostile: whom the configuration names, who asked for a run. */
    private static final Map<String, MessageValidator> USUAL = usual();

    /**
     * Ten thousand hostile texts through every renderer: each try puts forty into all messages, in turn where a case, a trace or
     * a run has a text, and all forty where a single sentence comes from outside.
     */
    @Property(tries = 250, seed = "20261121")
    void aHostileTextStaysATextInEveryMessage(@ForAll("forty") List<String> texts) {
        AllMessages.of(Samples.of(texts), String.join(" ", texts)).forEach(HostileMessageProperties::check);
    }

    /** Whatever is found in a trace: a hundred thousand characters of it. */
    @Property(tries = 1, seed = "20261121")
    void aHugeHostileTextFitsIntoEveryMessage(@ForAll("texts") String text) {
        String huge = text.repeat(100_000 / text.length() + 1);
        AllMessages.of(Samples.of(huge), huge).forEach(HostileMessageProperties::check);
    }

    private static void check(String name, SlackMessage message) {
        MessageValidator seen = MessageValidator.of(Wire.message(BlockLimits.fit(message)));
        assertThat(seen.problems()).as(name).isEmpty();
        assertThat(seen.mentions())
                .as(name)
                .isSubsetOf(requireNonNull(USUAL.get(name)).mentions());
        assertThat(seen.links())
                .as(name)
                .isEqualTo(requireNonNull(USUAL.get(name)).links());
    }

    @Property(tries = 10_000, seed = "20261121")
    void escapingTwiceShowsAndUnescapingOnceGivesTheTextBack(@ForAll("texts") String text) {
        String once = Markup.escape(text);
        assertThat(once.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(text);
        assertThat(once).doesNotContain("<").doesNotContain(">");
    }

    @Property(tries = 2_000, seed = "20261121")
    void anEchoHasNoMentionAndNoLink(@ForAll("texts") String text) {
        String echo = Echo.of(new Command.SetBaseline(text, text, text));
        assertThat(echo).doesNotContain("<").doesNotContain(">").doesNotContain("\n");
        assertThat(echo.chars().filter(c -> c == '`').count()).isEqualTo(2);
    }

    private static Map<String, MessageValidator> usual() {
        Map<String, MessageValidator> usual = new HashMap<>();
        AllMessages.of(Samples.plain(), "")
                .forEach((name, message) -> usual.put(name, MessageValidator.of(Wire.message(message))));
        return usual;
    }

    @Provide
    Arbitrary<List<String>> forty() {
        return texts().list().ofSize(40);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<!channel>",
                "<!here|x>",
                "<!everyone>",
                "<!subteam^S1>",
                "<@U1>",
                "<@U012AB3CD>",
                "<#C1|general>",
                "<http://evil.example|console>",
                "http://evil.example",
                "&lt;!channel&gt;",
                "&amp;lt;!here&amp;gt;",
                "@channel",
                "@here",
                "*bold*",
                "`code`",
                "```",
                "> quote",
                "\n",
                "\r\n",
                "\t",
                "\u0000",
                "\u202E",
                "\u2066",
                "\u2028",
                "שלום",
                "مرحبا",
                "👩‍👩‍👧",
                ":tada:",
                "Ready: yes",
                "\"",
                "\\",
                "<",
                ">",
                "&",
                "|",
                "{",
                "}",
                "\u200B",
                "\uD83D",
                "\uDE00");
        Arbitrary<String> wild = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> longer = Arbitraries.strings().ofLength(120);
        return Arbitraries.frequencyOf(Tuple.of(8, pieces), Tuple.of(2, wild), Tuple.of(1, longer))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .filter(text -> !text.isEmpty());
    }
}
