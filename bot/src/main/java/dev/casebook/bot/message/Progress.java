package dev.casebook.bot.message;

import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment as it stands.
 *
 * @param done results that are there
 * @param passed cases that pass, of those that have a score; known once it is over
 * @param scored cases that have a score
 * @param diff what it changed against its baseline; empty while it runs and where there is no baseline
 * @param titles case id to what people call the case, for the cases being confirmed
 * @param now the time of rendering, for the expected time left
 */
public record Progress(
        Experiment experiment,
        int done,
        int passed,
        int scored,
        Optional<Diff> diff,
        Map<String, String> titles,
        Instant now) {
    public Progress {
        titles = Map.copyOf(titles);
    }
}
