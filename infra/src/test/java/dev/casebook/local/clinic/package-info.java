/** Tests of the sample agent over real HTTP; {@code ClinicServer} starts one agent and its trace store. */
@NullMarked
package dev.casebook.local.clinic;

import org.jspecify.annotations.NullMarked;
