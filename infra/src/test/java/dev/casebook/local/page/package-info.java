/** The whole program behind its page: what a person sees and does in a browser on a first start. */
@NullMarked
package dev.casebook.local.page;

import org.jspecify.annotations.NullMarked;
