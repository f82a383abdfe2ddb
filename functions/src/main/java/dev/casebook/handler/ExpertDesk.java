package dev.casebook.handler;

import dev.casebook.audit.AuditTrail;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseStore;
import dev.casebook.expert.EndHandOff;
import dev.casebook.expert.HandOff;
import dev.casebook.expert.HandOver;
import dev.casebook.expert.TellHandOff;
import dev.casebook.incident.ChangeIncident;
import dev.casebook.incident.Decision;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.TriageIncident;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.ReplyQueue;
import java.time.Duration;
import java.util.Map;

/** Asks experts, takes what they say, and tells who asked. */
final class ExpertDesk {
    private final HandOver handOver;
    private final EndHandOff end;
    private final AboutCases about;
    private final TellHandOff tell;
    private final ReplyQueue replies;

    /** What it knows of cases, and whom it tells that one changed. */
    record AboutCases(
            CaseStore cases,
            AnswerCase answerCase,
            TriageIncident triage,
            ChangeIncident incidents,
            CasePushes pushes,
            AuditTrail audit) {}

    ExpertDesk(HandOver handOver, EndHandOff end, AboutCases about, ReplyQueue replies) {
        this.handOver = handOver;
        this.end = end;
        this.about = about;
        this.tell = new TellHandOff(replies);
        this.replies = replies;
    }

    void ask(Job.HandOver job) {
        HandOver.Asked asked =
                handOver.ask(job.caseId(), job.expert(), job.ping().from());
        record(job.ping(), Deed.What.CASE_HANDED_OVER, asked.asked().id(), job.expert());
        asked.instead().ifPresent(tell::expert);
        tell.expert(asked.asked());
        refresh(asked.about());
        say(
                job.ping(),
                "Case " + job.caseId()
                        + " is handed over: the question goes out in a direct message, and you hear what comes of it.");
    }

    void said(Job.ExpertSays job) {
        Ping ping = job.ping();
        switch (job.said()) {
            case AGENT_WAS_RIGHT -> {
                HandOff asked = end.require(job.handOff(), HandOff.State.AGENT_WAS_RIGHT, ping.from());
                String reason = "the agent was right: " + job.reason().orElse("no reason was given");
                Case retired = about.answerCase().retire(asked.caseId(), ping.doer(), reason);
                about.pushes().changed(ping, retired);
                retired.incident().ifPresent(id -> dismiss(id, retired));
                over(end.end(job.handOff(), HandOff.State.AGENT_WAS_RIGHT, ping.from()));
                record(ping, Deed.What.QUESTION_ENDED, job.handOff(), "agent was right");
                say(ping, "Thank you. Case " + asked.caseId() + " is retired: the agent was right.");
            }
            case CANNOT_TELL -> {
                over(end.end(job.handOff(), HandOff.State.CANNOT_TELL, ping.from()));
                record(ping, Deed.What.QUESTION_ENDED, job.handOff(), "cannot tell");
                say(ping, "Thank you. Whoever asked is told that you cannot tell.");
            }
        }
    }

    /** Where the agent was right there was no defect: whoever reported it was mistaken. */
    private void dismiss(String incident, Case retired) {
        retired.retired()
                .ifPresent(why -> about.incidents()
                        .quietly(
                                incident,
                                found -> found.dismissed(
                                        IncidentLife.NotADefect.USER_ERROR,
                                        new Decision(why.by(), why.at(), why.reason()))));
    }

    void passedOn(Job.PassOn job) {
        EndHandOff.PassedOn passed =
                end.passOn(job.handOff(), job.to(), job.ping().from());
        record(job.ping(), Deed.What.CASE_HANDED_OVER, passed.next().id(), job.to());
        tell.expert(passed.next());
        over(passed.ended());
        say(job.ping(), "Thank you. The question went on to the person whom you named.");
    }

    /** Somebody answered or retired a case: whoever was asked about it need not any more. */
    void settled(String caseId, String by) {
        end.settled(caseId, by).ifPresent(ended -> {
            tell.expert(ended);
            tell.asker(ended);
        });
    }

    private void over(HandOff ended) {
        tell.expert(ended);
        tell.asker(ended);
        about.cases().findByDisplayId(ended.caseId()).ifPresent(this::refresh);
    }

    /** By the moment of the request, so that a second delivery is the same deed. */
    private void record(Ping ping, Deed.What what, String handOff, String detail) {
        about.audit().record(new Deed(ping.at(), ping.doer(), what, handOff, Map.of("after", detail)));
    }

    private void refresh(Case c) {
        c.incident().ifPresent(about.triage()::refresh);
    }

    private void say(Ping ping, String text) {
        replies.send(new Reply.Told(ping.replyTo(), text), Duration.ZERO);
    }
}
