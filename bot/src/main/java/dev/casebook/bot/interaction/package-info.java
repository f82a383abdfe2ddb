/**
 * Buttons and forms: one class each, from what was pressed or sent to a job.
 *
 * <p>A {@link dev.casebook.bot.interaction.Press} of a {@link dev.casebook.bot.interaction.Interaction} has an
 * {@link dev.casebook.bot.interaction.Effect}; {@link dev.casebook.bot.interaction.AnswerForm} and {@link dev.casebook.bot.interaction.AddForm} are the forms. A button's value
 * holds ids only and is read as if a stranger had written it. Knows commands and jobs, no Slack call and no storage.
 */
@NullMarked
package dev.casebook.bot.interaction;

import org.jspecify.annotations.NullMarked;
