/**
 * One reported production failure, from the first ping to closed, with the timestamps that MTTR is computed from.
 *
 * <p>Main types: {@link dev.casebook.incident.Incident}, its states, {@link dev.casebook.incident.IncidentStore}.
 */
@NullMarked
package dev.casebook.incident;

import org.jspecify.annotations.NullMarked;
