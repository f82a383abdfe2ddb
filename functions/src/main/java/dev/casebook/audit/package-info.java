/**
 * Who did what, when, kept for good: {@link dev.casebook.audit.Deed} is one entry, {@link dev.casebook.audit.AuditTrail} where
 * they are kept. Entries hold ids and versions, never what anybody said. Knows no other room.
 */
@NullMarked
package dev.casebook.audit;

import org.jspecify.annotations.NullMarked;
