package dev.casebook.handler;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.IncidentStore;
import dev.casebook.incident.Routes;
import dev.casebook.work.Job;
import dev.casebook.work.Subject;
import java.util.Optional;

/** Which dataset a job is about. Safe for several threads. */
final class DatasetOf {
    private final CaseStore cases;
    private final IncidentStore incidents;
    private final ExperimentStore experiments;
    private final Routes routes;

    DatasetOf(CaseStore cases, IncidentStore incidents, ExperimentStore experiments, Routes routes) {
        this.cases = cases;
        this.incidents = incidents;
        this.experiments = experiments;
        this.routes = routes;
    }

    /** Empty when it is about none, or about something that there is not: then the job itself will say so. */
    Optional<String> of(Job.Desk job) {
        return switch (job) {
            case Job.AddCase add ->
                Optional.of(routes.of(add.dataset(), Channels.of(add.ping().replyTo()))
                        .place()
                        .dataset());
            case Job.AnswerCase answer -> ofCase(answer.caseId());
            case Job.RetireCase retire -> ofCase(retire.caseId());
            case Job.RestoreCase restore -> ofCase(restore.caseId());
            case Job.HandOver handOver -> ofCase(handOver.caseId());
            case Job.UndoAdd undo -> ofCase(undo.caseId());
            case Job.ExpertSays says -> ofCase(says.handOff().split("/", 2)[0]);
            case Job.PassOn pass -> ofCase(pass.handOff().split("/", 2)[0]);
            case Job.Reproduce reproduce -> ofCase(reproduce.caseId());
            case Job.Evaluate evaluate -> Optional.of(evaluate.dataset());
            case Job.SetBaseline set -> Optional.of(set.dataset());
            case Job.Cancel cancel -> ofExperiment(cancel.experiment());
            case Job.DecideIncident decide -> ofIncident(decide.incident());
            case Job.Show show -> of(show.subject());
            case Job.PushCases push -> Optional.of(push.dataset());
            case Job.StopPaidWork stop -> Optional.empty();
            case Job.ResumePaidWork resume -> Optional.empty();
            case Job.Find find -> Optional.empty();
            case Job.Harvest harvest -> Optional.empty();
            case Job.Night night -> Optional.of(night.dataset());
            case Job.ProposePruning propose -> Optional.of(propose.dataset());
            case Job.DecidePruning decide -> Optional.of(decide.pruning().split("/", 2)[0]);
            case Job.HandleAlert alert -> Optional.empty();
            case Job.LocateTrace locate -> Optional.empty();
            case Job.Tell tell -> Optional.empty();
            case Job.Choose choose -> Optional.empty();
            case Job.PreviewLinks preview -> Optional.empty();
            case Job.FollowReaction reaction -> Optional.empty();
        };
    }

    private Optional<String> of(Subject subject) {
        return switch (subject.kind()) {
            case CASE -> ofCase(subject.id());
            case EXPERIMENT -> ofExperiment(subject.id());
            case DATASET, EXPORT -> Optional.of(subject.id());
            case INCIDENT -> ofIncident(subject.id());
            case HAND_OFF -> ofCase(subject.id().split("/", 2)[0]);
            case NIGHT, PRUNING -> Optional.of(subject.id().split("/", 2)[0]);
            case COMPARISON -> ofExperiment(subject.id().split("/", 2)[0]);
            case INCIDENTS, REPORT, DATASETS, STATUS, HOME -> Optional.empty();
        };
    }

    private Optional<String> ofIncident(String id) {
        return incidents.find(id).map(incident -> incident.place().dataset());
    }

    private Optional<String> ofCase(String id) {
        return cases.findByDisplayId(id).map(Case::dataset);
    }

    private Optional<String> ofExperiment(String id) {
        return experiments.find(id).map(experiment -> experiment.plan().dataset());
    }
}
