package dev.casebook.bot.command;

import dev.casebook.incident.IncidentState;
import dev.casebook.report.Period;
import dev.casebook.work.Job.DecideIncident.What;
import dev.casebook.work.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people type after {@code incidents} and {@code incident}. */
final class IncidentArguments {

    private IncidentArguments() {}

    /** A list: of the open ones or of those in one state, from the newest on or from where a page ended. */
    static Command list(Arguments arguments) {
        arguments.none();
        String state = arguments.flag("state").map(IncidentArguments::state).orElse("");
        String after = arguments.flag("after").map(place -> "/" + place).orElse("");
        return new Command.Show(new Subject(Subject.Kind.INCIDENTS, state + after));
    }

    private static String state(String typed) {
        String name = typed.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(IncidentState.values())
                .map(IncidentState::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new Misread("There is no such state. There are: "
                        + Arrays.stream(IncidentState.values())
                                .map(each ->
                                        each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** One incident: shown, or one thing decided about it. */
    static Command one(Arguments arguments) {
        String incident = Typed.incident(arguments.only("an incident's id"));
        List<Command> decisions = new ArrayList<>();
        arguments.flag("assign").ifPresent(typed -> decisions.add(decide(incident, What.ASSIGN, person(typed))));
        arguments.flag("close").ifPresent(why -> decisions.add(decide(incident, What.CLOSE, why)));
        arguments.flag("reopen").ifPresent(why -> decisions.add(decide(incident, What.REOPEN, why)));
        arguments
                .flag("not-a-defect")
                .ifPresent(kind -> decisions.add(decide(incident, kind(kind), reason(arguments))));
        arguments.flag("family").ifPresent(typed -> decisions.add(decide(incident, family(typed), "")));
        if (decisions.size() > 1) {
            throw new Misread("One thing at a time: assign, close, not-a-defect, reopen or family.");
        }
        if (decisions.isEmpty() && arguments.flag("reason").isPresent()) {
            throw new Misread(
                    "--reason goes with --not-a-defect.",
                    Optional.of("incident " + incident + " --not-a-defect user-error --reason \"…\""));
        }
        return decisions.isEmpty()
                ? new Command.Show(new Subject(Subject.Kind.INCIDENT, incident))
                : decisions.getFirst();
    }

    /** A period: the last 30 days unless something else is said. */
    static Command report(Arguments arguments) {
        String typed = String.join(" ", arguments.words()).toLowerCase(Locale.ROOT);
        String period =
                typed.isEmpty() ? "last-30-days" : typed.replaceAll("^(last )?(\\d{1,3}) days?$", "last-$2-days");
        // Whether it is one does not depend on when.
        if (Period.of(period, Instant.EPOCH).isEmpty()) {
            throw new Misread(
                    "That is no period. It is last 30 days, or two days: 2026-03-01..2026-03-31.",
                    Optional.of(Verb.REPORT.example()));
        }
        return new Command.Show(new Subject(Subject.Kind.REPORT, period));
    }

    private static Command decide(String incident, What what, String detail) {
        return new Command.Decide(incident, what, detail);
    }

    private static String person(String typed) {
        return Ids.person(typed)
                .orElseThrow(() -> new Misread("--assign takes a person. Type @ and choose one from Slack's list."));
    }

    private static What kind(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "user-error" -> What.USER_ERROR;
            case "platform-issue" -> What.PLATFORM_ISSUE;
            default -> throw new Misread("--not-a-defect is user-error or platform-issue.");
        };
    }

    private static What family(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "mute" -> What.MUTE_FAMILY;
            case "unmute" -> What.UNMUTE_FAMILY;
            default -> throw new Misread("--family is mute or unmute.");
        };
    }

    private static String reason(Arguments arguments) {
        return arguments.flag("reason").orElseThrow(() -> new Misread("The reason is missing: --reason \"…\"."));
    }
}
