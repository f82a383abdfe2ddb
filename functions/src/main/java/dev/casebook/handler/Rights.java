package dev.casebook.handler;

import dev.casebook.access.Role;
import dev.casebook.work.Job;
import java.util.Optional;

/** What each job takes: the one table of who may do what. */
final class Rights {

    private Rights() {}

    /** The role that a person needs; empty for what no person can ask for, or what is decided by the case itself. */
    static Optional<Role> needed(Job.Desk job) {
        return switch (job) {
            case Job.Show show -> Optional.of(Role.VIEWER);
            case Job.Tell tell -> Optional.of(Role.VIEWER);
            case Job.Choose choose -> Optional.of(Role.VIEWER);
            case Job.PreviewLinks preview -> Optional.of(Role.VIEWER);
            case Job.FollowReaction reaction -> Optional.of(Role.VIEWER);
            case Job.AddCase add -> Optional.of(Role.REPORTER);
            case Job.AnswerCase answer -> Optional.of(Role.REPORTER);
            case Job.HandOver handOver -> Optional.of(Role.REPORTER);
            case Job.UndoAdd undo -> Optional.of(Role.REPORTER);
            // What production said to whom: more than looking at cases.
            case Job.Find find -> Optional.of(Role.REPORTER);
            case Job.Reproduce reproduce -> Optional.of(Role.REPORTER);
            case Job.Evaluate evaluate -> Optional.of(Role.REPORTER);
            case Job.Cancel cancel -> Optional.of(Role.REPORTER);
            case Job.DecideIncident decide -> Optional.of(Role.REPORTER);
            case Job.RetireCase retire -> Optional.of(Role.MAINTAINER);
            case Job.RestoreCase restore -> Optional.of(Role.MAINTAINER);
            case Job.DecidePruning decide -> Optional.of(Role.MAINTAINER);
            case Job.SetBaseline set -> Optional.of(Role.MAINTAINER);
            case Job.StopPaidWork stop -> Optional.of(Role.MAINTAINER);
            case Job.ResumePaidWork resume -> Optional.of(Role.MAINTAINER);
            // For whoever was asked alone; the hand-off itself decides.
            case Job.ExpertSays says -> Optional.empty();
            case Job.PassOn pass -> Optional.empty();
            case Job.HandleAlert alert -> Optional.empty();
            case Job.LocateTrace locate -> Optional.empty();
            case Job.Harvest harvest -> Optional.empty();
            case Job.Night night -> Optional.empty();
            case Job.ProposePruning propose -> Optional.empty();
            case Job.PushCases push -> Optional.empty();
        };
    }
}
