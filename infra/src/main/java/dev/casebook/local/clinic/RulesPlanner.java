package dev.casebook.local.clinic;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** The stand-in for a model: understands the message by its words and follows one rule for each kind of request. */
final class RulesPlanner implements Planner {

    private final Clinic clinic;
    private final Dialogue dialogue;
    private final SchedulingChecks checks;
    private final AvailabilityRule availability;
    private final BookingRule booking;
    private final PolicyRule policy = new PolicyRule();
    private final Wording wording;
    private final String model;

    RulesPlanner(Clinic clinic, AgentVersion version, Wording wording) {
        Behaviour behaviour = version.behaviour();
        this.model = version.model();
        this.clinic = clinic;
        this.dialogue = new Dialogue(clinic, behaviour.carriesPartOfDay());
        this.checks = new SchedulingChecks(clinic);
        this.availability = new AvailabilityRule(checks, behaviour.brief());
        this.booking = new BookingRule(checks, availability, behaviour.checksBookings());
        this.wording = wording;
    }

    @Override
    public ChatTurn answer(AgentRun run, AgentRequest request) {
        LocalDateTime now = request.now().toLocalDateTime();
        Request asked = dialogue.understand(request.history(), request.message(), now.toLocalDate());
        Hands hands = new Hands(run, model);
        Draft draft = switch (asked.intent()) {
            case AVAILABILITY, DETAIL -> availability.answer(asked, hands, now);
            case BOOKING -> booking.answer(asked, hands, now, patient(request));
            case STAFF -> staff(asked);
            case POLICY -> policy.answer(request.message(), hands);
            case GREETING -> SmallTalk.greeting(clinic);
            case THANKS -> SmallTalk.thanks();
            case UNKNOWN -> SmallTalk.clarification();
        };
        return hands.say(wording.say(draft));
    }

    private static String patient(AgentRequest request) {
        return PatientName.in(request.patientMessagesNewestFirst()).orElse(PatientName.NOT_GIVEN);
    }

    private Draft staff(Request asked) {
        Optional<Draft> unknown = asked.unknown().map(checks::notHere);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        List<Doctor> doctors = checks.doctors(asked);
        if (doctors.isEmpty()) {
            return new Draft(List.of(new Draft.Sentence("Our doctors are ", checks.everyone(), ".")));
        }
        Draft draft = new Draft(List.of());
        for (Doctor doctor : doctors) {
            draft = draft.and(SchedulingChecks.worksOn(doctor));
        }
        return draft;
    }
}
