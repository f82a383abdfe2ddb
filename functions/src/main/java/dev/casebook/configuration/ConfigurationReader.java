package dev.casebook.configuration;

import dev.casebook.access.AccessRules;
import dev.casebook.casefile.CaseId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/**
 * {@code casebook.yaml} to a {@link Configuration}, or to a list of everything that is wrong with it.
 *
 * <p><code>${NAME}</code> in a value is replaced by a setting, <code>$${NAME}</code> stays as it is without the first dollar.
 * Safe for several threads if the settings are.
 */
public final class ConfigurationReader {
    private final Function<String, Optional<String>> settings;

    /**
     * Makes a reader.
     *
     * @param settings gives the value of a setting by its name, empty for one that is not set
     */
    public ConfigurationReader(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * Reads a file.
     *
     * @param fileName for messages
     * @param yaml its text, at most 512 KB
     * @throws dev.casebook.CasebookException.Permanent when something is wrong with it. The message has a line for each of the
     *     first 20 problems: {@code casebook.yaml:12: agents.mine.ur: unknown key, did you mean url? Expected one of …}
     */
    public Configuration read(String fileName, String yaml) {
        Problems problems = new Problems(fileName);
        Optional<Node> tree = YamlTree.read(yaml, problems);
        problems.throwIfAny();
        Section root = Section.of(new Section.Reading(problems, settings), "", tree.orElseThrow());
        Configuration configuration = read(root, CaseId.hash(yaml).substring(0, 12));
        problems.throwIfAny();
        return configuration;
    }

    private static Configuration read(Section root, String digest) {
        root.expecting(
                "agents",
                "sources",
                "conversations",
                "alerts",
                "judges",
                "evaluation",
                "default_channel",
                "harvest",
                "access",
                "spending");
        Map<String, JudgeEntry> judges = entries(root, "judges", JudgeReader::read);
        AgentReader reader = new AgentReader(new EvaluatorReader(judges.keySet()));
        Map<String, AgentEntry> agents = entries(root, "agents", reader::read);
        if (agents.isEmpty()) {
            root.problem("agents", "Expected at least one agent: its name, and below it how to call it.");
        }
        Map<String, SourceEntry> sources = entries(root, "sources", SourceReader::read);
        HarvestReader harvests = new HarvestReader(agents, sources);
        AlertReader alerts = new AlertReader(agents, sources.keySet(), root.has("default_channel"));
        return new Configuration(
                agents,
                sources,
                entries(root, "conversations", new ConversationReader(sources)::read),
                new PushReader(sources).read(root.sections("agents")),
                entries(root, "alerts", alerts::read),
                root.section("evaluation")
                        .map(ConfigurationReader::evaluation)
                        .orElse(new Evaluation(Evaluation.DEFAULT_CONCURRENCY)),
                root.value("default_channel", Shapes::channel),
                judges,
                entries(root, "harvest", harvests::read),
                root.section("access").map(AccessReader::read).orElse(AccessRules.OPEN),
                new NightReader(agents, root.has("default_channel")).read(root.sections("agents")),
                root.section("spending").map(SpendingReader::read).orElse(SpendingEntry.USUAL),
                digest);
    }

    private static Evaluation evaluation(Section section) {
        section.expecting("max_concurrency", "latency_p95");
        return new Evaluation(
                section.value("max_concurrency", Shapes::concurrency).orElse(Evaluation.DEFAULT_CONCURRENCY),
                section.value("latency_p95", Shapes::timeout).orElse(Evaluation.DEFAULT_LATENCY_LIMIT));
    }

    private static <T> Map<String, T> entries(Section root, String key, BiFunction<String, Section, T> read) {
        Map<String, T> entries = new LinkedHashMap<>();
        root.sections(key).forEach((name, section) -> entries.put(name, read.apply(name, section)));
        return entries;
    }
}
