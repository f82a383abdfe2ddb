package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.FailureMode;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.RouteEntry;
import dev.casebook.incident.Incident;
import dev.casebook.incident.Routes;
import java.util.List;
import java.util.Optional;

/** The routes of {@code casebook.yaml}. */
final class ConfiguredRoutes implements Routes {
    private final Configuration configuration;

    ConfiguredRoutes(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Route of(Alert alert) {
        AlertEntry entry = configuration.alerts().get(alert.source());
        RouteEntry route = Optional.ofNullable(entry)
                .flatMap(found -> found.route(alert.labels()))
                .orElseThrow(() -> new CasebookException.Permanent("No route of the alert source " + alert.source()
                        + " matches this alert's labels. No incident was opened. Add a route to casebook.yaml."));
        return new Route(
                new Incident.Place(route.agent(), configuration.dataset(route), configuration.channel(route)),
                route.failureMode());
    }

    @Override
    public Route of(Optional<String> dataset, String channel) {
        List<AgentEntry> fitting = configuration.agents().values().stream()
                .filter(agent -> dataset.map(agent.dataset()::equals).orElse(true))
                .toList();
        if (fitting.size() != 1) {
            throw new CasebookException.Permanent(
                    fitting.isEmpty()
                            ? "There is no agent for the dataset " + dataset.orElse("")
                                    + ". Nothing was saved. Datasets are: " + names() + "."
                            : "Which dataset shall this go to? Nothing was saved. Say --dataset with one of: " + names()
                                    + ".");
        }
        AgentEntry agent = fitting.getFirst();
        return new Route(new Incident.Place(agent.name(), agent.dataset(), channel), FailureMode.OTHER);
    }

    @Override
    public FailureMode usual(String source, Incident.Place place) {
        List<FailureMode> modes = configuration.alert(source).stream()
                .flatMap(entry -> entry.routes().stream())
                .filter(route -> route.agent().equals(place.agent())
                        && configuration.dataset(route).equals(place.dataset()))
                .map(RouteEntry::failureMode)
                .distinct()
                .toList();
        return modes.size() == 1 ? modes.getFirst() : FailureMode.OTHER;
    }

    private String names() {
        return String.join(
                ", ",
                configuration.agents().values().stream()
                        .map(AgentEntry::dataset)
                        .distinct()
                        .toList());
    }
}
