package dev.casebook.bot.handler;

import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.bot.slack.ViewOpener;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.trace.find.TermSeal;
import dev.casebook.work.WorkQueue;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the front function is made of.
 *
 * @param jobs where orders go, and answers that do not fit into the response: to mentions and to buttons
 * @param traces finds trace references and links in what people type
 * @param seal encrypts what people search for; asked for only then
 */
public record FrontParts(
        WorkQueue jobs,
        SlackSignature signature,
        ViewOpener views,
        TraceRefParser traces,
        InstantSource clock,
        Settings settings,
        Supplier<TermSeal> seal) {}
