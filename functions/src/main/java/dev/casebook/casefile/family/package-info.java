/**
 * Near-duplicates: a case and what is nearly the same make a family, which is counted instead of filling the dataset.
 *
 * <p>A case's redacted texts become {@link dev.casebook.casefile.family.Shingles}; {@link dev.casebook.casefile.family.MinHash}
 * says where to look for similar ones, and exact Jaccard decides. {@link dev.casebook.casefile.family.JoinFamily} is the use
 * case, {@link dev.casebook.casefile.family.FamilyStore} the port. Knows cases, no storage and no chat.
 */
@NullMarked
package dev.casebook.casefile.family;

import org.jspecify.annotations.NullMarked;
