/**
 * What people type: one class per subcommand of the {@code casebook} program.
 *
 * <p>A command reads its options, calls the house and prints; exit codes are part of its contract.
 */
@NullMarked
package dev.casebook.local.command;

import org.jspecify.annotations.NullMarked;
