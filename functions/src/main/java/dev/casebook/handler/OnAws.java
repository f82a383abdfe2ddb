package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.alert.SnsMessages;
import dev.casebook.aws.Clients;
import dev.casebook.aws.FrontDoor;
import dev.casebook.aws.SqsQueues;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.store.CachedSecrets;
import dev.casebook.store.GroupedSecrets;
import dev.casebook.store.Secrets;
import dev.casebook.trace.Redactor;
import dev.casebook.work.WorkQueue;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The parts of a deployed function, from its environment; clients are made once per container. {@code casebook.yaml} is looked at
 * every five minutes, so that a change of it needs no deployment.
 */
final class OnAws {
    /** What has a secret of its own, because functions of several circles read it. */
    private static final Set<String> ALONE = Set.of(Settings.REDACTION_KEY, Settings.SEARCH_KEY);

    private static final InstantSource CLOCK = InstantSource.system();
    private final Settings settings;
    private final Clients clients = new Clients();
    private final Secrets all;
    private final Secrets secrets;

    OnAws(Settings settings) {
        this.settings = settings;
        this.all = new CachedSecrets(
                clients.secrets(settings.find(Settings.SECRETS_PREFIX).orElse("")), CLOCK);
        this.secrets = settings.find(Settings.SECRETS_GROUP)
                .<Secrets>map(group -> new GroupedSecrets(all, group, ALONE))
                .orElse(all);
    }

    /**
     * What the functions that do the work are made of.
     *
     * @param work stands between them and the queues of jobs
     */
    Supplier<Wiring> wiring(UnaryOperator<WorkQueue> work) {
        SqsQueues queues = queues();
        Backing backing = new Backing(
                clients.table(settings.require(Settings.TABLE)),
                clients.blobs(settings.require(Settings.BUCKET)),
                work.apply(queues),
                queues,
                secrets,
                CLOCK);
        return configured(configuration ->
                new Wiring(backing, configuration, Outside.of(configuration, settings, secrets, CLOCK)));
    }

    /** What the functions that only take alerts are made of: neither table nor traces nor agents. */
    Supplier<WebhookParts> webhook() {
        WorkQueue jobs = jobs();
        return configured(configuration -> {
            Redactor redactor = Outside.redactor(configuration, secrets, settings);
            SnsMessages sns = WebhookParts.sns(configuration, clients);
            return new WebhookParts(configuration, secrets, redactor, jobs, CLOCK, sns);
        });
    }

    /** Empty when this function is told of no topic. */
    Optional<OwnAlarms> ownAlarms() {
        return settings.find(Settings.ALARM_TOPIC)
                .map(topic ->
                        new OwnAlarms(topic, settings.find(Settings.OPS_CHANNEL).orElse(""), jobs(), CLOCK));
    }

    /** For who sends jobs only: without a service client, which a cold start would pay for. */
    private WorkQueue jobs() {
        return new FrontDoor(
                        settings.require("AWS_REGION"),
                        settings.find("AWS_ENDPOINT_URL").map(URI::create))
                .queue(settings.require(Settings.JOBS_QUEUE));
    }

    /** The queues that this function may send to. */
    private SqsQueues queues() {
        return clients.queues(new SqsQueues.Urls(
                settings.require(Settings.JOBS_QUEUE),
                settings.require(Settings.EVALUATIONS_QUEUE),
                settings.require(Settings.REPLIES_QUEUE)));
    }

    /** Made of the configuration, and made anew when that changed. */
    private <T> Supplier<T> configured(Function<Configuration, T> make) {
        Derived<Basis, T> made = new Derived<>(this::basis, basis -> make.apply(read(basis.text())));
        return new Renewed<>(made, Renewed.USUAL, CLOCK);
    }

    /** What the parts are made of, besides settings: they are made anew when it is another. Headers of agents hold secrets. */
    private record Basis(String text, Optional<String> secrets) {
        @Override
        public String toString() {
            return "Basis[" + text.length() + " characters]";
        }
    }

    private Basis basis() {
        return new Basis(text(), settings.find(Settings.SECRETS_GROUP).flatMap(all::find));
    }

    private String text() {
        URI where = where();
        return clients.text(where.getHost(), where.getPath().substring(1));
    }

    private Configuration read(String text) {
        return new ConfigurationReader(settings::find).read(where().getPath().substring(1), text);
    }

    private URI where() {
        URI where = URI.create(settings.require(Settings.CONFIG));
        if (!"s3".equals(where.getScheme())
                || where.getHost() == null
                || where.getPath().length() < 2) {
            throw new CasebookException.Permanent(Settings.CONFIG + " must look like s3://bucket/casebook.yaml.");
        }
        return where;
    }
}
