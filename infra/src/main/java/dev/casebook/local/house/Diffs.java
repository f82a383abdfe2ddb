package dev.casebook.local.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.diff.Diff;

/** A stored report, read back. */
final class Diffs {

    private Diffs() {}

    static Diff read(String report) {
        try {
            return Json.mapper().readValue(report, Diff.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report cannot be read");
        }
    }
}
