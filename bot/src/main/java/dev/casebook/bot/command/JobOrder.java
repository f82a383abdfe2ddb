package dev.casebook.bot.command;

import dev.casebook.trace.find.TermSeal;
import dev.casebook.trace.find.Terms;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A command as the job that does it. */
public final class JobOrder {

    private JobOrder() {}

    /**
     * The job, or empty when a form has to be filled in first.
     *
     * @param seal encrypts search terms; asked for only when there are some
     */
    public static Optional<Job.Desk> of(Command command, Ping ping, Supplier<TermSeal> seal) {
        return switch (command) {
            case Command.Add add ->
                Optional.of(new Job.AddCase(
                        ping,
                        add.trace().toString(),
                        add.dataset(),
                        add.failureMode(),
                        add.category(),
                        add.incident(),
                        add.answer(),
                        add.anyway()));
            case Command.Find find ->
                Optional.of(new Job.Find(ping, seal.get().seal(terms(find, ping), ping.id()), false));
            case Command.FillIn fillIn -> Optional.empty();
            case Command.Choose choose -> Optional.of(new Job.Choose(ping, choose.choice()));
            case Command.Show show -> Optional.of(new Job.Show(ping, show.subject()));
            case Command.Answer answer -> answer.written().map(written -> answer(ping, answer.caseId(), written));
            case Command.HandOver handOver -> Optional.of(new Job.HandOver(ping, handOver.caseId(), handOver.expert()));
            case Command.Retire retire -> Optional.of(new Job.RetireCase(ping, retire.caseId(), retire.reason()));
            case Command.Restore restore -> Optional.of(new Job.RestoreCase(ping, restore.caseId()));
            case Command.Reproduce again ->
                Optional.of(new Job.Reproduce(ping, again.caseId(), again.agentVersion(), again.trials()));
            case Command.Evaluate run -> Optional.of(new Job.Evaluate(ping, run.dataset(), run.options()));
            case Command.SetBaseline set ->
                Optional.of(new Job.SetBaseline(ping, set.dataset(), Optional.of(set.agentVersion()), set.why()));
            case Command.Pause pause -> Optional.of(new Job.StopPaidWork(ping, pause.reason()));
            case Command.Resume resume -> Optional.of(new Job.ResumePaidWork(ping));
            case Command.Decide decide ->
                Optional.of(new Job.DecideIncident(ping, decide.incident(), decide.what(), decide.detail()));
            case Command.Cancel cancel -> Optional.of(new Job.Cancel(ping, cancel.experiment()));
        };
    }

    private static Terms terms(Command.Find find, Ping ping) {
        return new Terms(
                find.where(),
                find.conversation(),
                find.ticket(),
                find.text(),
                find.source(),
                find.when().from(ping.at()),
                find.when().to(ping.at()));
    }

    /** The job for an answer that was written in the form. */
    public static Job.Desk answer(Ping ping, String caseId, WrittenAnswer written) {
        return new Job.AnswerCase(
                ping,
                caseId,
                written.text(),
                List.copyOf(written.toolCalls()),
                written.mustSay(),
                written.mustNotSay());
    }
}
