package dev.casebook.nightly;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseId;
import java.util.List;
import java.util.Optional;

/**
 * What came of a night's run.
 *
 * @param agentVersion the version that was run
 * @param baseline what it was compared with; empty when there was nothing, and the run became the baseline
 * @param passed cases that pass
 * @param scored cases that have a score
 * @param broken guarding cases that passed in the baseline and fail now, borne out by further trials
 * @param undecided cases that were broken the night before, of which this night cannot tell
 * @param passingAgain cases that were broken the night before and pass now
 * @param besides what else changed between the baseline's run and this one, in sentences; that nothing did is one, too
 * @param remarks what is worth a look although no guarding case broke, in sentences; empty after a quiet night
 */
public record NightReport(
        String agentVersion,
        Optional<Baseline> baseline,
        int passed,
        int scored,
        List<Broken> broken,
        List<Broken> undecided,
        List<Broken> passingAgain,
        List<String> besides,
        List<String> remarks) {

    /**
     * The run that it was compared with.
     *
     * @param model what the agent reported then, where it reported one model
     */
    public record Baseline(String experiment, String agentVersion, Optional<String> model) {}

    /**
     * A case that broke.
     *
     * @param incident the incident that is kept for it
     * @param nights how many nights in a row it was broken, this one included
     * @param why what the evaluators said, in a short phrase
     */
    public record Broken(CaseId id, String title, String incident, int nights, String why) {}

    public NightReport {
        requireNonNull(agentVersion, "agentVersion is null");
        requireNonNull(baseline, "baseline is null");
        broken = List.copyOf(broken);
        undecided = List.copyOf(undecided);
        passingAgain = List.copyOf(passingAgain);
        besides = List.copyOf(besides);
        remarks = List.copyOf(remarks);
    }

    /** Nothing changed that anybody need know of. */
    public boolean quiet() {
        return broken.isEmpty() && passingAgain.isEmpty() && remarks.isEmpty();
    }
}
