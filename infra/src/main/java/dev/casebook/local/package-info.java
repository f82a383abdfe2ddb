/**
 * The {@code casebook} program: how Casebook runs on one machine, and the commands that work beside a running one.
 */
@NullMarked
package dev.casebook.local;

import org.jspecify.annotations.NullMarked;
