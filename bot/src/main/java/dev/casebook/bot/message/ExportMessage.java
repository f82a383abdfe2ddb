package dev.casebook.bot.message;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import java.util.List;
import java.util.Map;

/** What a dataset's file holds, for whoever asked for it and gets the file in a direct message. */
public final class ExportMessage {

    private ExportMessage() {}

    public static SlackMessage of(Dataset dataset, List<Case> cases) {
        int retired =
                (int) cases.stream().filter(c -> c.state() == CaseState.RETIRED).count();
        int written = cases.size() - retired;
        Page page = new Page();
        if (written == 0) {
            page.line(Line.of("Dataset ").bold(dataset.name()).text(" has no cases to write, so there is no file."));
        } else {
            page.line(Line.of("Dataset ")
                    .bold(dataset.name())
                    .text(", version " + dataset.version() + ": " + Words.count(written, "case") + " in ")
                    .code(fileName(dataset))
                    .text(". You get the file in a direct message."));
            page.context("JSON, one case a line, redacted as it is stored; casebook import reads it.");
        }
        if (retired > 0) {
            page.context(Words.count(retired, "retired case") + " left out.");
        }
        return page.metadata("casebook.report", Map.of("dataset", dataset.name(), "version", dataset.version()))
                .build();
    }

    /** The same for the same content. */
    public static String fileName(Dataset dataset) {
        return TextFile.inName(dataset.name()) + "-v" + dataset.version() + ".jsonl";
    }
}
