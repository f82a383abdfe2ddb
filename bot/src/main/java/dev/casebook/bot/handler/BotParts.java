package dev.casebook.bot.handler;

import dev.casebook.access.AccessRules;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.slack.Chat;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.expert.HandOffStore;
import dev.casebook.incident.IncidentStore;
import dev.casebook.nightly.NightLog;
import dev.casebook.pruning.PruningLog;
import dev.casebook.spending.Spent;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemTable;
import dev.casebook.work.ReplyQueue;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the bot function is made of. The stores are only read.
 *
 * @param table where it is remembered which message shows what
 * @param replies where a refresh goes that comes too early
 * @param groups where it is kept who is in which user group
 * @param spent how paid work stands
 * @param access whom a dataset is shown to
 */
public record BotParts(
        ItemTable table,
        CaseStore cases,
        FamilyStore families,
        IncidentStore incidents,
        ExperimentStore experiments,
        NightLog nights,
        PruningLog prunings,
        Chat chat,
        ReplyQueue replies,
        InstantSource clock,
        Links links,
        ItemGroups groups,
        Supplier<Spent> spent,
        HandOffStore handOffs,
        AccessRules access) {}
