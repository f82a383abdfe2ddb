package dev.casebook.bot.message;

import dev.casebook.work.Reply;
import java.util.List;
import java.util.Map;

/** Short answers: a confirmation, a refusal, something that is not there. */
public final class NoteMessage {

    private NoteMessage() {}

    /** A confirmation, line by line. */
    public static SlackMessage of(Reply.Told told) {
        Page page = new Page();
        told.text().lines().filter(line -> !line.isBlank()).forEach(page::line);
        return page.metadata("casebook.report", Map.of()).build();
    }

    /** What happened, what was not changed, what to do, and the reference that the log carries too. */
    public static SlackMessage of(Reply.Refused refused) {
        boolean whole = refused.unchanged().isEmpty() && refused.advice().isEmpty();
        return new Page()
                .line(whole ? Line.of(refused.what()) : new Line(List.of()).bold(refused.what()))
                .line(refused.unchanged())
                .line(refused.advice())
                .context("ref " + refused.reference())
                .metadata("casebook.report", Map.of("reference", refused.reference()))
                .build();
    }

    /** What was counted instead of being added. */
    public static SlackMessage of(Reply.Counted counted) {
        return new Page()
                .line(Line.of("This is nearly the same as case ")
                        .code(counted.caseId())
                        .text(", so it was counted and is no row of its own. ")
                        .bold(IncidentCare.seen(counted.family())))
                .buttons(List.of(
                        Button.of(
                                "Add it anyway",
                                "choose:one-1",
                                counted.anyway().command("")),
                        Button.of("Show case", "show_subject", counted.caseId())))
                .metadata("casebook.report", Map.of("case", counted.caseId()))
                .build();
    }

    /** A subject that there is not. */
    public static SlackMessage missing(String what, String advice) {
        return new Page()
                .line(new Line(List.of()).bold(what))
                .line(advice)
                .metadata("casebook.report", Map.of())
                .build();
    }
}
