/**
 * Alert webhooks turned into one {@link dev.casebook.alert.Alert}, one parser per source.
 *
 * <p>{@link dev.casebook.alert.AlertSignature} tells who may come in, an {@link dev.casebook.alert.AlertParser} reads an
 * authenticated, size-checked body and names the field that is malformed, {@link dev.casebook.alert.AlertRedaction} takes personal
 * data out before anything is passed on. Knows no storage, no chat and no configuration file.
 */
@NullMarked
package dev.casebook.alert;

import org.jspecify.annotations.NullMarked;
