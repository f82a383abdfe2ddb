/**
 * Who may do what: a person's workspace, channel, roles and datasets become a {@link dev.casebook.access.Decision}.
 *
 * <p>{@link dev.casebook.access.AccessRules} is what the configuration says, {@link dev.casebook.access.CheckAccess} decides,
 * {@link dev.casebook.access.Groups} tells who is in a group. Knows neither jobs nor where groups are kept.
 */
@NullMarked
package dev.casebook.access;

import org.jspecify.annotations.NullMarked;
