package dev.casebook.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.ToolInvocation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Whether a replay shows the recorded failure again, for cases that have no reference yet: the same tools in the same order,
 * and an answer that differs from the recorded bad one in at most a fifth of its characters; or the tool that failed fails again,
 * live, with the same error. A recorded result that was handed over again shows nothing.
 *
 * <p>Both sides are redacted under the same key, so pseudonyms agree.
 */
final class SameFailure {
    private static final double ALIKE = 0.8;
    private static final int COMPARED = 4_000;

    private SameFailure() {}

    /** Empty when there is neither a recorded answer nor a failed tool to compare with. */
    static Optional<Boolean> in(Case c, Answer answer) {
        if (c.origin().failedTool().filter(failed -> failsAgain(failed, answer)).isPresent()) {
            return Optional.of(true);
        }
        return c.origin()
                .badOutput()
                .map(bad -> sameTools(c.origin().toolCalls(), answer.toolCalls())
                        && likeness(bad, answer.output()) >= ALIKE);
    }

    private static boolean failsAgain(Origin.FailedTool failed, Answer answer) {
        boolean live =
                answer.circumstances().tools().filter(Answer.Tools.LIVE::equals).isPresent();
        return live
                && answer.toolCalls().stream()
                        .filter(call -> call.name().equals(failed.tool()))
                        .flatMap(call -> error(call).stream())
                        .anyMatch(error -> likeness(error, failed.error()) >= ALIKE);
    }

    /** What a tool's result says under {@code error}: a text, or an object with a code, type or message. */
    private static Optional<String> error(ToolInvocation call) {
        JsonNode error = call.result() == null
                ? MissingNode.getInstance()
                : call.result().path("error");
        return Stream.of(error, error.path("code"), error.path("type"), error.path("message"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static boolean sameTools(List<ToolInvocation> recorded, List<ToolInvocation> now) {
        return recorded.stream()
                .map(ToolInvocation::name)
                .toList()
                .equals(now.stream().map(ToolInvocation::name).toList());
    }

    /** 1 for equal texts, 0 for texts with nothing in common; white space and letter case do not count. */
    static double likeness(String one, String other) {
        String a = normal(one);
        String b = normal(other);
        int longer = Math.max(a.length(), b.length());
        return longer == 0
                ? 1
                : 1 - (double) LevenshteinDistance.getDefaultInstance().apply(a, b) / longer;
    }

    private static String normal(String text) {
        String line = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return line.length() <= COMPARED ? line : line.substring(0, COMPARED);
    }
}
