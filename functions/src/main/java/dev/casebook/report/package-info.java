/**
 * What became of incidents in a period, against the period before it.
 *
 * <p>{@link dev.casebook.report.CompileReport} reads the stores and gives an {@link dev.casebook.report.IncidentReport}: figures
 * for each agent, and the rows that they are counted from. Knows incidents, cases and runs, no storage and no chat.
 */
@NullMarked
package dev.casebook.report;

import org.jspecify.annotations.NullMarked;
