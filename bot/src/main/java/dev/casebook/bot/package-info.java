/**
 * Everything Slack: requests from Slack become jobs, replies become messages.
 *
 * <p>Knows the domain records and reads the stores; writes nothing but messages. Knows no AWS outside {@code handler}.
 */
@NullMarked
package dev.casebook.bot;

import org.jspecify.annotations.NullMarked;
