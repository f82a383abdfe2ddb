package dev.casebook.bot.message;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.Json;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseHistory;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.evaluation.Experiment;
import dev.casebook.expert.HandOff;
import dev.casebook.expert.TellHandOff;
import dev.casebook.incident.AlertTrail;
import dev.casebook.incident.Incident;
import dev.casebook.incident.Suspect;
import dev.casebook.trace.Message;
import dev.casebook.trace.TraceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Messages about incidents, cases, and the questions about them. */
final class CasesAndIncidents {
    /** Undo is over by then. */
    private static final Instant LATER = Samples.NIGHT.plus(Duration.ofHours(2));

    /** What the message is for, and how the question stands. */
    private static final List<String> HAND_OFFS = List.of(
            "form-open",
            "form-answered",
            "form-overtaken",
            "reminder-open",
            "silence-open",
            "outcome-answered",
            "outcome-agent-was-right",
            "outcome-cannot-tell",
            "outcome-passed-on");

    /** Nobody was asked, and nothing can be undone any more. */
    static final CaseBackground NOTHING = new CaseBackground(List.of(), Optional.empty(), LATER);

    private CasesAndIncidents() {}

    static Map<String, SlackMessage> all(Samples samples, String outside) {
        Map<String, SlackMessage> all = new TreeMap<>();
        incidents(all, samples, outside);
        cases(all, samples, outside);
        for (String name : HAND_OFFS) {
            int dash = name.indexOf('-');
            TellHandOff.Purpose purpose =
                    TellHandOff.Purpose.valueOf(name.substring(0, dash).toUpperCase(Locale.ROOT));
            HandOff.State state = HandOff.State.valueOf(
                    name.substring(dash + 1).toUpperCase(Locale.ROOT).replace('-', '_'));
            all.put(
                    "hand-off-" + name,
                    HandOffMessage.of(purpose, handOff(samples, state), conversation(samples, outside, state)));
        }
        all.put(
                "home",
                HomeMessage.of(
                        List.of(samples.progress(Experiment.State.RUNNING, 2, Optional.empty())),
                        List.of(samples.datasetView()),
                        List.of(samples.progress(Experiment.State.COMPLETE, 12, Optional.empty())),
                        LATER));
        all.put("home-first", HomeMessage.of(List.of(), List.of(), List.of(), LATER));
        return all;
    }

    private static void incidents(Map<String, SlackMessage> all, Samples samples, String outside) {
        Incident located = samples.incident(true);
        Incident stuck = samples.incident(false);
        all.put("incident", incident(located, samples.draft(), background(Optional.empty())));
        all.put(
                "incident-fresh",
                incident(
                        located,
                        samples.draft(),
                        new CaseBackground(List.of(), Optional.empty(), Samples.NIGHT.plusSeconds(60))));
        all.put("incident-answered", incident(located, samples.answered(), background(Optional.empty())));
        all.put(
                "incident-waiting",
                incident(located, samples.draft(), background(Optional.of(handOff(samples, HandOff.State.OPEN)))));
        all.put(
                "incident-answered-by-expert",
                incident(
                        located,
                        samples.answered(),
                        background(Optional.of(handOff(samples, HandOff.State.ANSWERED)))));
        all.put(
                "incident-undone",
                incident(
                        located,
                        samples.draft().retired(new Case.Retirement("U0CAROL", "undone", Samples.NIGHT)),
                        background(Optional.empty())));
        all.put(
                "incident-stuck",
                IncidentMessage.of(stuck, Optional.empty(), background(Optional.empty()), Links.none()));
        all.put(
                "incident-suspects",
                IncidentMessage.of(
                        suspecting(stuck, outside), Optional.empty(), background(Optional.empty()), Samples.LINKS));
        all.put(
                "incident-searching",
                IncidentMessage.of(
                        stuck.trailing(new AlertTrail("f", Samples.NIGHT, Optional.empty(), 1, List.of(), false, true)),
                        Optional.empty(),
                        background(Optional.empty()),
                        Links.none()));
        all.put(
                "incident-without-case",
                IncidentMessage.of(
                        stuck.located(Samples.TRACE, List.of()),
                        Optional.empty(),
                        background(Optional.empty()),
                        Samples.LINKS));
    }

    private static SlackMessage incident(Incident incident, Case found, CaseBackground background) {
        return IncidentMessage.of(incident, Optional.of(found), background, Samples.LINKS);
    }

    private static Incident suspecting(Incident incident, String outside) {
        AlertTrail trail = new AlertTrail("f", Samples.NIGHT, Optional.empty(), 1, List.of(), false, false);
        return incident.trailing(trail)
                .suspecting(List.of(
                        new Suspect(Samples.TRACE, "find_slots failed: timeout" + outside),
                        new Suspect(TraceRef.tempo("1b"), "took 12.0 s" + outside)));
    }

    private static void cases(Map<String, SlackMessage> all, Samples samples, String outside) {
        CaseBackground none = background(Optional.empty());
        all.put("case-draft", CaseMessage.of(samples.draft(), none, Samples.LINKS));
        all.put(
                "case-waiting",
                CaseMessage.of(
                        samples.draft(), background(Optional.of(handOff(samples, HandOff.State.OPEN))), Samples.LINKS));
        all.put("case-flaky", CaseMessage.of(samples.replayed(2, 0, List.of()), none, Samples.LINKS));
        all.put("case-not-reproduced", CaseMessage.of(samples.replayed(0, 0, List.of()), none, Samples.LINKS));
        all.put("case-not-judged", CaseMessage.of(samples.replayed(0, 3, List.of()), none, Samples.LINKS));
        all.put(
                "case-environment-changed",
                CaseMessage.of(samples.replayed(0, 1, samples.everythingChanged()), none, Samples.LINKS));
        all.put(
                "case-active",
                CaseMessage.of(
                        samples.answered(),
                        new CaseBackground(
                                List.of(
                                        new CaseHistory.Entry("U0CAROL", Samples.NIGHT, "added it"),
                                        new CaseHistory.Entry(
                                                "U0DAVE" + outside,
                                                LATER,
                                                "wrote the right answer “I could not reach the calendar.”" + outside)),
                                Optional.empty(),
                                LATER),
                        Samples.LINKS));
        all.put("case-retired", CaseMessage.of(samples.retired(), none, Samples.LINKS));
    }

    private static CaseBackground background(Optional<HandOff> asked) {
        return new CaseBackground(List.of(), asked, LATER);
    }

    static HandOff handOff(Samples samples, HandOff.State state) {
        boolean open = state == HandOff.State.OPEN;
        return new HandOff(
                samples.caseId(0).display(),
                1,
                "U0MARIA",
                "U0DAVE",
                state == HandOff.State.CANNOT_TELL ? Optional.of("U0LI") : Optional.empty(),
                Samples.NIGHT,
                state,
                Optional.empty(),
                open ? Optional.empty() : Optional.of(LATER),
                open ? Optional.empty() : Optional.of(state == HandOff.State.OVERTAKEN ? "U0CAROL" : "U0MARIA"));
    }

    /** The case with turns before, pseudonyms in them, and what its tools said. */
    private static Case conversation(Samples samples, String outside, HandOff.State state) {
        Case c = state == HandOff.State.ANSWERED
                ? samples.answered()
                : state == HandOff.State.AGENT_WAS_RIGHT ? samples.retired() : samples.draft();
        Origin origin = c.origin();
        CaseInput input = new CaseInput(
                c.input().input(),
                List.of(
                        new Message("system", "You book appointments."),
                        new Message(
                                "user",
                                "I am <NAME:k3:0123456789abcdef>, my number is <PHONE:k3:0123456789abcdef>." + outside),
                        new Message("assistant", "Thank you, <NAME:k3:0123456789abcdef>." + outside)),
                c.input().now(),
                List.of());
        Origin told = new Origin(
                origin.trace(),
                origin.ownId(),
                origin.agentVersion(),
                origin.badOutput(),
                List.of(new ToolInvocation(
                        "find_slots" + outside,
                        Json.mapper().createObjectNode().put("doctor", "Dr. Okafor" + outside),
                        new TextNode("15:00 taken" + outside))),
                origin.failedTool(),
                origin.partial(),
                origin.replaced(),
                origin.addedBy(),
                origin.addedAt());
        return new Case(
                c.id(),
                c.dataset(),
                c.revision(),
                c.state(),
                input,
                c.reference(),
                c.evaluators(),
                c.label(),
                told,
                c.reproduction(),
                c.incident(),
                c.retired());
    }
}
