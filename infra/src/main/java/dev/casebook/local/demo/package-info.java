/**
 * The first start's story: one production failure played live through the loop, and the steps that follow from it.
 *
 * <p>Calls the sample agent and the alert webhook over HTTP like anybody else; what the page shows is read from their answers.
 */
@NullMarked
package dev.casebook.local.demo;

import org.jspecify.annotations.NullMarked;
