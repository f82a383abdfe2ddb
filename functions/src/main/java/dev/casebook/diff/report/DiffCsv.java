package dev.casebook.diff.report;

import dev.casebook.Csv;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.trace.redaction.ReadablePseudonyms;
import java.util.Optional;

/** A diff as comma separated values: a line for each case, what matters most first. */
public final class DiffCsv {

    private DiffCsv() {}

    public static String of(FullDiff full) {
        Diff diff = full.diff();
        ReadablePseudonyms pseudonyms = new ReadablePseudonyms();
        Csv csv = new Csv()
                .row(
                        "dataset",
                        "baseline",
                        "baseline_version",
                        "run",
                        "version",
                        "case",
                        "revision",
                        "title",
                        "change",
                        "passed_before",
                        "trials_before",
                        "passed_after",
                        "trials_after",
                        "why",
                        "question",
                        "right_answer",
                        "answer_before",
                        "answer_after",
                        "judged_before",
                        "judged_after");
        for (FullDiff.Case each : full.cases()) {
            CaseChange.Subject subject = each.change().subject();
            Csv.Row row = new Csv.Row()
                    .text(full.dataset())
                    .text(diff.baseline().experiment())
                    .text(diff.baseline().agentVersion())
                    .text(diff.candidate().experiment())
                    .text(diff.candidate().agentVersion())
                    .text(subject.id().display())
                    .number(subject.revision())
                    .text(pseudonyms.in(subject.title()))
                    .text(ChangeWords.name(each.change()));
            trials(row, ChangeWords.before(each.change()));
            trials(row, ChangeWords.after(each.change()));
            row.text(pseudonyms.in(ChangeWords.why(each.change())))
                    .text(pseudonyms.in(each.question()))
                    .text(pseudonyms.in(each.reference().orElse("")))
                    .text(pseudonyms.in(each.before().map(FullDiff.Said::text).orElse("")))
                    .text(pseudonyms.in(each.after().map(FullDiff.Said::text).orElse("")))
                    .text(pseudonyms.in(judged(each.before())))
                    .text(pseudonyms.in(judged(each.after())));
            csv.row(row);
        }
        return csv.toString();
    }

    private static void trials(Csv.Row row, Optional<CaseChange.Trials> trials) {
        row.number(trials.map(each -> (double) each.passed()).orElse(Double.NaN));
        row.number(trials.map(each -> (double) each.scored()).orElse(Double.NaN));
    }

    private static String judged(Optional<FullDiff.Said> said) {
        return said.map(each -> String.join("; ", each.judged())).orElse("");
    }
}
