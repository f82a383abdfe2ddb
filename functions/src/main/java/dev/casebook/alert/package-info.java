/**
 * Alert webhooks turned into one {@link dev.casebook.alert.Alert}, one parser per source.
 *
 * <p>A parser reads an authenticated, size-checked body; malformed input names the field. Knows no storage and no chat.
 */
@NullMarked
package dev.casebook.alert;

import org.jspecify.annotations.NullMarked;
