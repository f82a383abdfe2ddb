/**
 * One machine's storage: a folder that one process owns, and in it one SQLite file for items, blobs and queues.
 *
 * <p>{@link dev.casebook.local.sqlite.DataFolder} takes the folder, {@link dev.casebook.local.sqlite.SqliteDatabase} opens the
 * file, and {@code SqliteItemTable}, {@code SqliteBlobStore} and {@code SqliteQueue} offer over it what DynamoDB, S3 and SQS
 * offer on AWS, under the same contract tests. {@code QueuePump} hands messages to a function as Lambda does. Knows no domain
 * record and no handler. What was acknowledged survives the end of the process by any signal.
 */
@NullMarked
package dev.casebook.local.sqlite;

import org.jspecify.annotations.NullMarked;
