package dev.casebook.bot.message;

import dev.casebook.casefile.Dataset;
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
 * @param since what people did with it once it was over
 */
public record Progress(
        Experiment experiment,
        int done,
        int passed,
        int scored,
        Optional<Diff> diff,
        Map<String, String> titles,
        Instant now,
        Since since) {
    public Progress {
        titles = Map.copyOf(titles);
    }

    /** An experiment with which nobody did anything yet. */
    public Progress(
            Experiment experiment,
            int done,
            int passed,
            int scored,
            Optional<Diff> diff,
            Map<String, String> titles,
            Instant now) {
        this(experiment, done, passed, scored, diff, titles, now, Since.NOTHING);
    }

    /**
     * What people did with an experiment once it was over.
     *
     * @param baseline set when the dataset is compared with it now
     * @param again a later run of the same version with more trials
     * @param whole a later run of the same version over all of the dataset
     */
    public record Since(Optional<Dataset.Baseline> baseline, Optional<String> again, Optional<String> whole) {
        public static final Since NOTHING = new Since(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
