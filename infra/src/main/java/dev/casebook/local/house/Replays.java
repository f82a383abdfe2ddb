package dev.casebook.local.house;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentVersion;
import dev.casebook.casefile.Case;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.handler.Wiring;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Runs one case once, outside any experiment. The answer is redacted as always, and nothing is stored. */
final class Replays {
    private static final String UNNAMED = "here";

    private Replays() {}

    static Bench.Replay run(Wiring wiring, String display, Optional<String> version, Optional<String> url) {
        Case of = wiring.cases()
                .findByDisplayId(display.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new CasebookException.Permanent("There is no case " + display
                        + ". A case is named by its eight characters, such as 7KQ2M9XA."));
        AgentEntry entry = wiring.configuration().agents().values().stream()
                .filter(one -> one.dataset().equals(of.dataset()))
                .findFirst()
                .orElseThrow(() -> new CasebookException.Permanent(
                        "No agent in casebook.yaml has the dataset " + of.dataset() + ", so there is nothing to run."));
        AgentVersion agent =
                new AgentVersion(entry.name(), version.or(entry::deployed).orElse(UNNAMED), url.map(Replays::address));
        wiring.outside().runner().probe(agent);
        ResultRow row = wiring.runTrial().run("replay", agent, of, 0, entry.timeout());
        return new Bench.Replay(of, agent, row);
    }

    private static URI address(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && String.valueOf(url.getScheme()).startsWith("http")) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new CasebookException.Permanent("The agent's address must be an http or https URL. Nothing was run.");
    }
}
