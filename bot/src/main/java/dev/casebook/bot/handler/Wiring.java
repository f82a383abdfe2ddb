package dev.casebook.bot.handler;

import dev.casebook.aws.Clients;
import dev.casebook.aws.SqsQueues;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.slack.FrontViews;
import dev.casebook.bot.slack.SlackChat;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.bot.slack.ViewOpener;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Secrets;
import dev.casebook.trace.TraceRefParser;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The composition root of the deployed bot: builds each function's parts once per container, from its environment. */
final class Wiring {
    /** Slack's settings are secrets by nature; the others may be. */
    private static final List<String> SECRET = List.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN");

    private final dev.casebook.handler.Settings environment = dev.casebook.handler.Settings.ofProcess();
    private final Clients clients = new Clients();
    private final InstantSource clock = InstantSource.system();

    private Wiring() {}

    static FrontParts front() {
        Wiring wiring = new Wiring();
        SqsQueues queues = wiring.queues();
        Settings settings = wiring.slack(SECRET);
        return new FrontParts(
                queues,
                queues,
                new SlackSignature(settings.signingSecrets(), wiring.clock),
                settings.botToken()
                        .<ViewOpener>map(token -> new FrontViews(settings.slackApi(), token))
                        .orElse((trigger, view) -> false),
                // Which sources there are is in casebook.yaml, which takes too long to read here.
                new TraceRefParser(SourceEntry.TEMPO, Set.of(SourceEntry.TEMPO, "langsmith", "loki")),
                wiring.clock,
                settings);
    }

    static BotParts bot() {
        Wiring wiring = new Wiring();
        ItemTable table = wiring.clients.table(wiring.environment.require(dev.casebook.handler.Settings.TABLE));
        BlobStore blobs = wiring.clients.blobs(wiring.environment.require(dev.casebook.handler.Settings.BUCKET));
        Settings settings = wiring.slack(List.of("SLACK_BOT_TOKEN"));
        return new BotParts(
                table,
                new ItemCaseStore(table, blobs),
                new ItemIncidentStore(table, blobs),
                new ItemExperimentStore(table, blobs),
                new SlackChat(settings.slackApi(), settings.botToken().orElse("")),
                wiring.queues(),
                wiring.clock,
                wiring.links());
    }

    private SqsQueues queues() {
        return clients.queues(new SqsQueues.Urls(
                environment.require(dev.casebook.handler.Settings.JOBS_QUEUE),
                environment
                        .find(dev.casebook.handler.Settings.EVALUATIONS_QUEUE)
                        .orElse(""),
                environment.require(dev.casebook.handler.Settings.REPLIES_QUEUE)));
    }

    private Settings slack(List<String> secretNames) {
        Map<String, String> values = new HashMap<>(environment.environment());
        Optional<String> prefix = environment.find(dev.casebook.handler.Settings.SECRETS_PREFIX);
        if (prefix.isPresent()) {
            Secrets secrets = clients.secrets(prefix.get());
            secretNames.stream()
                    .filter(name -> !values.containsKey(name))
                    .forEach(name -> secrets.find(name).ifPresent(value -> values.put(name, value)));
        }
        return Settings.of(values);
    }

    /** As the sources of {@code casebook.yaml} say. */
    private Links links() {
        URI where = URI.create(environment.require(dev.casebook.handler.Settings.CONFIG));
        String key = where.getPath().replaceFirst("^/", "");
        Configuration configuration =
                new ConfigurationReader(environment::find).read(key, clients.text(where.getHost(), key));
        return ref -> Optional.ofNullable(configuration.sources().get(ref.source()))
                .flatMap(SourceEntry::link)
                .map(link -> URI.create(link.replace("{id}", ref.id())));
    }
}
