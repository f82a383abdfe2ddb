package dev.casebook.bot.interaction;

import dev.casebook.work.Job;
import java.util.Map;

/** What became of a form that was sent. */
public sealed interface Submission {

    record Accepted(Job.Desk job) implements Submission {}

    /** It stays open; field id to what is wrong there. */
    record Wrong(Map<String, String> errors) implements Submission {
        public Wrong {
            errors = Map.copyOf(errors);
        }
    }
}
