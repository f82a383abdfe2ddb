package dev.casebook.harvest;

import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The tick's part of harvesting: a job for each saved query whose newest slot has no run yet. Ticks may come as often as they
 * like: the jobs of one slot carry the same ping, so that one is done and the others are dropped.
 */
public final class SendHarvests {
    private final List<SavedQuery> queries;
    private final HarvestLog log;
    private final WorkQueue work;
    private final InstantSource clock;

    public SendHarvests(List<SavedQuery> queries, HarvestLog log, WorkQueue work, InstantSource clock) {
        this.queries = List.copyOf(queries);
        this.log = log;
        this.work = work;
        this.clock = clock;
    }

    public void send() {
        Instant now = clock.instant();
        for (SavedQuery query : queries) {
            Instant slot = query.pace().slot(now);
            if (!log.has(query.name(), slot)) {
                Address channel = query.channel()
                        .<Address>map(Address.ChannelMessage::new)
                        .orElseGet(() -> new Address.Home(query.by()));
                Ping ping = new Ping("harvest/" + query.name() + "/" + slot, query.by(), channel, now);
                work.send(new Job.Harvest(ping, query.name(), slot), Duration.ZERO);
            }
        }
    }
}
