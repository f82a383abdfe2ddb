package dev.casebook.configuration;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** YAML text to its tree of nodes with lines. Builds no objects, so tags in the file construct nothing. */
final class YamlTree {
    private static final int LONGEST_FILE = 512 * 1024;
    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 20;

    private YamlTree() {}

    /** The file's one document; empty, and noted, when there is none. */
    static Optional<Node> read(String yaml, Problems problems) {
        try {
            Optional<Node> tree =
                    Optional.ofNullable(new Yaml(new SafeConstructor(limits())).compose(new StringReader(yaml)));
            if (tree.isEmpty()) {
                problems.add(1, "", "The file is empty. Expected at least agents: with one agent.");
            }
            return tree;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            String context = e.getContext() == null ? "" : e.getContext() + " ";
            problems.add(line, "", sentence(yaml.lines().toList(), line, context + e.getProblem()));
        } catch (ReaderException e) {
            int line = (int) yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            problems.add(line, "", "A control character stands on this line. Expected plain text.");
        } catch (YAMLException e) {
            problems.add(
                    1,
                    "",
                    "The file is too long, nested too deeply, or repeats parts of itself too often. Expected at most "
                            + LONGEST_FILE / 1024 + " KB, " + DEEPEST + " levels and " + MOST_ALIASES + " aliases.");
        }
        return Optional.empty();
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST_FILE);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setAllowRecursiveKeys(false);
        return limits;
    }

    private static String sentence(List<String> lines, int line, String problem) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        String indentation =
                text.substring(0, text.length() - text.stripLeading().length());
        if (indentation.contains("\t")) {
            return "A tab indents this line. Expected spaces.";
        }
        return "This is not YAML: " + problem.replaceAll("\\s+", " ")
                + ". Often a colon, a quote or an indentation is missing on " + "this line or the one above.";
    }
}
