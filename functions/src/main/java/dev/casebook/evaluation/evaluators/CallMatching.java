package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which required calls are among those that were made. For one comparison; not for several threads. */
final class CallMatching {
    private final List<ToolInvocation> required;
    private final List<ToolInvocation> made;
    private final Function<String, ArgumentMatch> match;

    CallMatching(List<ToolInvocation> required, List<ToolInvocation> made, Function<String, ArgumentMatch> match) {
        this.required = required;
        this.made = made;
        this.match = match;
    }

    /** How many of the first required calls occur, in that order. */
    int inOrder() {
        int found = 0;
        for (ToolInvocation call : made) {
            if (found < required.size() && same(required.get(found), call)) {
                found++;
            }
        }
        return found;
    }

    /** How many required calls can be given a call of their own: a largest matching, by augmenting paths. */
    int inAnyOrder() {
        int[] takenBy = new int[made.size()];
        Arrays.fill(takenBy, -1);
        int found = 0;
        for (int i = 0; i < required.size(); i++) {
            found += place(i, takenBy, new boolean[made.size()]) ? 1 : 0;
        }
        return found;
    }

    private boolean place(int wanted, int[] takenBy, boolean[] tried) {
        for (int i = 0; i < tried.length; i++) {
            if (tried[i] || !same(required.get(wanted), made.get(i))) {
                continue;
            }
            tried[i] = true;
            if (takenBy[i] < 0 || place(takenBy[i], takenBy, tried)) {
                takenBy[i] = wanted;
                return true;
            }
        }
        return false;
    }

    /** One phrase for each required call that no call made fulfils. */
    List<String> missing() {
        List<String> phrases = new ArrayList<>();
        for (ToolInvocation call : required) {
            if (made.stream().anyMatch(other -> same(call, other))) {
                continue;
            }
            phrases.add(made.stream()
                    .filter(other -> other.name().equals(call.name()))
                    .findFirst()
                    .map(other -> "calls " + call.name() + " with other arguments" + differing(call, other))
                    .orElse("does not call " + call.name()));
        }
        return phrases;
    }

    private String differing(ToolInvocation call, ToolInvocation other) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> argument : call.arguments().properties()) {
            JsonNode given = other.arguments().get(argument.getKey());
            if (given == null || !match.apply(call.name()).matches(argument.getValue(), given)) {
                names.add(argument.getKey());
            }
        }
        return names.isEmpty() ? "" : " (" + Shown.list(names) + ")";
    }

    private boolean same(ToolInvocation wanted, ToolInvocation call) {
        return wanted.name().equals(call.name())
                && match.apply(wanted.name()).matches(wanted.arguments(), call.arguments());
    }
}
