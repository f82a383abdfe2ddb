/** The house as a whole: what comes in is taken once, all of it. */
@NullMarked
package dev.casebook.local.house;

import org.jspecify.annotations.NullMarked;
