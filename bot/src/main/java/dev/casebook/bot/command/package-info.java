/**
 * What a person typed, turned into a {@link dev.casebook.bot.command.Command} or into a sentence about what was not understood.
 *
 * <p>{@link dev.casebook.bot.command.CommandParser} is a pure function of the text; {@link dev.casebook.bot.command.JobOrder}
 * makes a job of a command. The same grammar serves slash commands, mentions and the terminal. Knows no Slack call, no
 * storage and no block.
 */
@NullMarked
package dev.casebook.bot.command;

import org.jspecify.annotations.NullMarked;
