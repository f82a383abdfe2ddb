package dev.casebook.local.clinic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one message, or a conversation up to its last message, was understood to ask.
 *
 * @param unknown a doctor or specialty that the clinic does not have
 * @param pick which of the times offered before, counted from 1; -1 is the last
 * @param anyTime the patient said that the whole day will do
 */
record Request(
        Intent intent,
        Optional<Doctor> doctor,
        Optional<String> specialty,
        Optional<String> unknown,
        Optional<LocalDate> date,
        Optional<TimeWish> time,
        Optional<PartOfDay> part,
        Optional<Integer> pick,
        boolean anyTime) {

    boolean namesSomeone() {
        return doctor.isPresent() || specialty.isPresent() || unknown.isPresent();
    }

    boolean hasDetails() {
        return namesSomeone() || date.isPresent() || time.isPresent() || part.isPresent() || anyTime;
    }

    boolean isAboutAppointments() {
        return intent == Intent.AVAILABILITY || intent == Intent.BOOKING || intent == Intent.DETAIL;
    }

    Request with(Intent other) {
        return new Request(other, doctor, specialty, unknown, date, time, part, pick, anyTime);
    }

    Request with(Offer offer) {
        return new Request(
                Intent.BOOKING,
                Optional.of(offer.doctor()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(offer.date()),
                Optional.of(new TimeWish(TimeWish.Kind.AT, offer.time())),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
