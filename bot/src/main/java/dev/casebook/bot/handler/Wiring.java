package dev.casebook.bot.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.casebook.CasebookException;
import dev.casebook.Credential;
import dev.casebook.Json;
import dev.casebook.aws.Clients;
import dev.casebook.aws.FrontDoor;
import dev.casebook.aws.SqsQueues;
import dev.casebook.bot.message.Links;
import dev.casebook.bot.slack.FrontViews;
import dev.casebook.bot.slack.SlackChat;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.bot.slack.ViewOpener;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.handler.ConfiguredSpending;
import dev.casebook.handler.Renewed;
import dev.casebook.store.BlobStore;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemHandOffStore;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.ItemNightLog;
import dev.casebook.store.ItemPruningLog;
import dev.casebook.store.ItemTable;
import dev.casebook.store.Secrets;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.trace.find.TermSeal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The composition root of the deployed bot: builds each function's parts once per container, from its environment. */
final class Wiring {
    /** One secret, a JSON object with these names, so that each function need read no other. */
    private static final String SLACK = "SLACK";

    private final dev.casebook.handler.Settings environment;
    private final InstantSource clock = InstantSource.system();

    private Wiring(dev.casebook.handler.Settings environment) {
        this.environment = environment;
    }

    /** What the front is made of; made again every five minutes, so that replaced secrets are seen. */
    static Renewed<FrontParts> front() {
        Wiring wiring = new Wiring(dev.casebook.handler.Settings.ofProcess());
        FrontDoor door = wiring.door();
        return new Renewed<>(() -> wiring.front(door), Renewed.USUAL, wiring.clock);
    }

    private FrontDoor door() {
        return new FrontDoor(
                environment.require("AWS_REGION"),
                environment.find("AWS_ENDPOINT_URL").map(URI::create));
    }

    /** Made as the front is, of a door that nothing passes. */
    static FrontParts rehearsal() {
        Wiring wiring = new Wiring(new dev.casebook.handler.Settings(Map.of(
                dev.casebook.handler.Settings.JOBS_QUEUE, "https://sqs.us-east-1.amazonaws.com/000000000000/rehearsal",
                dev.casebook.handler.Settings.SECRETS_PREFIX, "rehearsal/")));
        return wiring.front(FrontDoor.rehearsal(FrontRehearsal.SECRET));
    }

    /** Loads no service client of the SDK, because Slack waits three seconds for a cold start. */
    private FrontParts front(FrontDoor door) {
        Settings settings = slack(door::secrets);
        return new FrontParts(
                door.queue(environment.require(dev.casebook.handler.Settings.JOBS_QUEUE)),
                new SlackSignature(settings.signingSecrets(), clock),
                settings.botToken()
                        .<ViewOpener>map(token -> new FrontViews(settings.slackApi(), token))
                        .orElse((trigger, view) -> false),
                // Which sources there are is in casebook.yaml, which takes too long to read here.
                new TraceRefParser(
                        SourceEntry.TEMPO, Set.of(SourceEntry.TEMPO, SourceEntry.LANGSMITH, SourceEntry.LOKI)),
                clock,
                settings,
                () -> seal(door));
    }

    /** Read when somebody searches, and not before. */
    private TermSeal seal(FrontDoor door) {
        String name = dev.casebook.handler.Settings.SEARCH_KEY;
        String key = environment
                .find(dev.casebook.handler.Settings.SECRETS_PREFIX)
                .flatMap(prefix -> door.secrets(prefix).find(name))
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + name
                        + " is missing, so search terms cannot be encrypted. Nothing was searched."));
        return new TermSeal(key, new SecureRandom());
    }

    static BotParts bot() {
        Wiring wiring = new Wiring(dev.casebook.handler.Settings.ofProcess());
        Clients clients = new Clients();
        ItemTable table = clients.table(wiring.environment.require(dev.casebook.handler.Settings.TABLE));
        BlobStore blobs = clients.blobs(wiring.environment.require(dev.casebook.handler.Settings.BUCKET));
        FrontDoor door = wiring.door();
        Settings settings = wiring.slack(door::secrets);
        Configuration configuration = wiring.configuration(clients);
        return new BotParts(
                table,
                new ItemCaseStore(table, blobs),
                new ItemFamilyStore(table, blobs),
                new ItemIncidentStore(table, blobs),
                new ItemExperimentStore(table, blobs),
                new ItemNightLog(table, blobs),
                new ItemPruningLog(table, blobs),
                new SlackChat(settings.slackApi(), wiring.token(door), wiring.clock),
                wiring.queues(clients),
                wiring.clock,
                links(configuration),
                new ItemGroups(table, blobs, wiring.clock),
                ConfiguredSpending.spent(configuration, table, blobs, wiring.clock),
                new ItemHandOffStore(table, blobs),
                configuration.access());
    }

    private SqsQueues queues(Clients clients) {
        return clients.queues(
                new SqsQueues.Urls("", "", environment.require(dev.casebook.handler.Settings.REPLIES_QUEUE)));
    }

    /** The bot's token, read again when Slack refuses it. */
    private Credential token(FrontDoor door) {
        return new Credential() {
            @Override
            public String get() {
                return slack(door::secrets).botToken().orElse("");
            }

            @Override
            public String renewed() {
                return get();
            }
        };
    }

    private Settings slack(Function<String, Secrets> secrets) {
        Map<String, String> values = new HashMap<>();
        environment
                .find(dev.casebook.handler.Settings.SECRETS_PREFIX)
                .flatMap(prefix -> secrets.apply(prefix).find(SLACK))
                .ifPresent(secret -> values.putAll(names(secret)));
        values.putAll(environment.environment());
        return Settings.of(values);
    }

    private static Map<String, String> names(String secret) {
        try {
            return Json.mapper().readValue(secret, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            // The parser's message quotes the secret.
            throw new CasebookException.Permanent("The secret " + SLACK
                    + " is not a JSON object with SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN. Nothing was started.");
        }
    }

    /** As the sources of {@code casebook.yaml} say. */
    private static Links links(Configuration configuration) {
        return ref -> Optional.ofNullable(configuration.sources().get(ref.source()))
                .flatMap(entry -> entry.link(ref.id()))
                .map(URI::create);
    }

    private Configuration configuration(Clients clients) {
        URI where = URI.create(environment.require(dev.casebook.handler.Settings.CONFIG));
        String key = where.getPath().replaceFirst("^/", "");
        return new ConfigurationReader(environment::find).read(key, clients.text(where.getHost(), key));
    }
}
