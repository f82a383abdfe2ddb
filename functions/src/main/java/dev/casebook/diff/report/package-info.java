/**
 * A diff in full, as files for people: from a {@link dev.casebook.diff.Diff} and the stored answers of both sides to a table of
 * comma separated values and to a page that shows each pair of answers side by side.
 *
 * <p>{@link dev.casebook.diff.report.ReadFullDiff} gathers it, {@link dev.casebook.diff.report.DiffCsv} and
 * {@link dev.casebook.diff.report.DiffPage} write it. Knows no chat and no storage library; all it reads is redacted.
 */
@NullMarked
package dev.casebook.diff.report;

import org.jspecify.annotations.NullMarked;
