package dev.casebook.bot.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import dev.casebook.access.AccessRules;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.message.Samples;
import dev.casebook.bot.slack.RecordingChat;
import dev.casebook.diff.Diff;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Lane;
import dev.casebook.spending.Spent;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemHandOffStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.ItemNightLog;
import dev.casebook.store.ItemPaidWork;
import dev.casebook.store.ItemPruningLog;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The bot over stores in memory, with a clock and a Slack that a test sets. */
final class Desk {
    final RecordingChat chat = new RecordingChat();
    final List<Reply> queued = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());
    final Samples samples = Samples.plain();
    final SimulatedItemTable table = new SimulatedItemTable();
    final SimulatedBlobStore blobs = new SimulatedBlobStore();
    final ItemExperimentStore experiments = new ItemExperimentStore(table, blobs);
    final ItemCaseStore cases = new ItemCaseStore(table, blobs);
    final ItemIncidentStore incidents = new ItemIncidentStore(table, blobs);
    private Instant now = Samples.NIGHT.plusSeconds(60);
    final BotParts parts;
    final DeliverReply deliverReply;

    Desk() {
        this(AccessRules.OPEN);
    }

    Desk(AccessRules access) {
        parts = new BotParts(
                table,
                cases,
                new ItemFamilyStore(table, blobs),
                incidents,
                experiments,
                new ItemNightLog(table, blobs),
                new ItemPruningLog(table, blobs),
                chat,
                (reply, delay) -> {
                    queued.add(reply);
                    delays.add(delay);
                },
                () -> now,
                Links.none(),
                new ItemGroups(table, blobs, () -> now),
                () -> new Spent(new ItemPaidWork(table, blobs, () -> now).stopped(), List.of()),
                new ItemHandOffStore(table, blobs),
                access);
        deliverReply = new DeliverReply(parts);
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** A running experiment with this many results. */
    Experiment running(int results) {
        Experiment experiment = samples.experiment(Experiment.State.RUNNING);
        experiments.create(experiment);
        results(experiment, results);
        return experiment;
    }

    void results(Experiment experiment, int results) {
        Lane lane = experiments.lanes(experiment).getFirst();
        experiments.change(
                lane,
                new Lane(lane.experiment(), lane.number(), lane.epoch(), lane.leasedUntil(), results, lane.over()));
    }

    void complete(Experiment experiment) {
        Experiment stored = experiments.find(experiment.id()).orElseThrow();
        experiments.end(
                stored,
                stored.ended(Experiment.State.COMPLETE, now),
                ExperimentStore.Ending.of(Optional.empty(), Optional.empty()));
    }

    /** With its diff. */
    void complete(Experiment experiment, Diff diff) throws JsonProcessingException {
        Experiment stored = experiments.find(experiment.id()).orElseThrow();
        experiments.end(
                stored,
                stored.ended(Experiment.State.COMPLETE, now),
                ExperimentStore.Ending.of(Optional.of(Json.mapper().writeValueAsString(diff)), Optional.empty()));
    }

    static Reply refresh(Experiment experiment) {
        return new Reply.Refresh(
                new Address.ChannelMessage("C1"), new Subject(Subject.Kind.EXPERIMENT, experiment.id()));
    }
}
