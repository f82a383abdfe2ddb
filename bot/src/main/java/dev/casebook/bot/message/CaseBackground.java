package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.CaseHistory;
import dev.casebook.casefile.family.Family;
import dev.casebook.expert.HandOff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a case besides the case.
 *
 * @param history what became of it, oldest first; empty where nobody wants to read it
 * @param asked the newest question to an expert
 * @param family the near-duplicates that it is of
 * @param now when it is shown: some buttons have their time
 */
public record CaseBackground(
        List<CaseHistory.Entry> history, Optional<HandOff> asked, Optional<Family> family, Instant now) {
    public CaseBackground {
        history = List.copyOf(history);
        requireNonNull(asked, "asked is null");
        requireNonNull(family, "family is null");
        requireNonNull(now, "now is null");
    }

    /** Of a case that has no near-duplicate. */
    public CaseBackground(List<CaseHistory.Entry> history, Optional<HandOff> asked, Instant now) {
        this(history, asked, Optional.empty(), now);
    }

    /** The same of a case that is of this family. */
    public CaseBackground of(Optional<Family> near) {
        return new CaseBackground(history, asked, near, now);
    }
}
