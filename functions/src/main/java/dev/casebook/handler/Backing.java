package dev.casebook.handler;

import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Secrets;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.InstantSource;

/** What a deployment stands on: AWS services, or their one-machine counterparts. */
public record Backing(
        ItemTable table, BlobStore blobs, WorkQueue work, ReplyQueue replies, Secrets secrets, InstantSource clock) {}
