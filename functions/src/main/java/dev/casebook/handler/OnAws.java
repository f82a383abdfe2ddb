package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.aws.Clients;
import dev.casebook.aws.SqsQueues;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import java.net.URI;
import java.time.InstantSource;

/** The wiring of a deployed function, built once per container from its environment. */
final class OnAws {
    /** Made when a handler first asks for it. */
    static final Wiring WIRING = wiring(Settings.ofProcess());

    private OnAws() {}

    private static Wiring wiring(Settings settings) {
        Clients clients = new Clients();
        SqsQueues queues = clients.queues(new SqsQueues.Urls(
                settings.require(Settings.JOBS_QUEUE),
                settings.require(Settings.EVALUATIONS_QUEUE),
                settings.require(Settings.REPLIES_QUEUE)));
        InstantSource clock = InstantSource.system();
        Backing backing = new Backing(
                clients.table(settings.require(Settings.TABLE)),
                clients.blobs(settings.require(Settings.BUCKET)),
                queues,
                queues,
                clients.secrets(settings.find(Settings.SECRETS_PREFIX).orElse("")),
                clock);
        Configuration configuration = configuration(settings, clients);
        return new Wiring(backing, configuration, Outside.of(configuration, settings, backing.secrets(), clock));
    }

    private static Configuration configuration(Settings settings, Clients clients) {
        URI where = URI.create(settings.require(Settings.CONFIG));
        if (!"s3".equals(where.getScheme())
                || where.getHost() == null
                || where.getPath().length() < 2) {
            throw new CasebookException.Permanent(Settings.CONFIG + " must look like s3://bucket/casebook.yaml.");
        }
        String key = where.getPath().substring(1);
        return new ConfigurationReader(settings::find).read(key, clients.text(where.getHost(), key));
    }
}
