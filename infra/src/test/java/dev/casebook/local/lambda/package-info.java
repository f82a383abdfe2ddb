/**
 * Starts the functions' built artifacts as Lambda does: the runtime client in a process of its own, against a small Runtime API
 * server, with the account's services played by a stub on loopback.
 *
 * <p>{@link dev.casebook.local.lambda.ArtifactTest} makes sure that each artifact holds what its function needs;
 * {@link dev.casebook.local.lambda.ColdStartBench} prints what a cold start costs.
 */
@NullMarked
package dev.casebook.local.lambda;

import org.jspecify.annotations.NullMarked;
