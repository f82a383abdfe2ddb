package dev.casebook.bot.handler;

import dev.casebook.bot.message.Below;
import dev.casebook.bot.message.ExportMessage;
import dev.casebook.bot.message.NoteMessage;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.ExportCases;
import java.util.List;
import java.util.Optional;

/** A dataset's cases as a file, which its asker gets directly. Safe for several threads. */
final class Exports {
    private final BotParts parts;
    private final ExportCases export;

    Exports(BotParts parts) {
        this.parts = parts;
        this.export = new ExportCases(parts.cases());
    }

    SlackMessage message(String name) {
        return parts.cases()
                .dataset(name)
                .map(dataset -> ExportMessage.of(dataset, parts.cases().cases(name)))
                .orElseGet(
                        () -> NoteMessage.missing("There is no dataset " + name + ".", "list shows those there are."));
    }

    /** One case a line; empty when there is none to write. */
    Optional<Below.File> file(String name) {
        return parts.cases().dataset(name).flatMap(dataset -> file(dataset, export.run(name)));
    }

    private static Optional<Below.File> file(Dataset dataset, List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String file = ExportMessage.fileName(dataset);
        String title = "Cases of " + dataset.name() + ", version " + dataset.version();
        return Optional.of(new Below.File(file, () -> new TextFile(file, title, String.join("\n", lines) + "\n")));
    }
}
