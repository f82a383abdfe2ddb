package dev.casebook.local.clinic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Understands the last message of a conversation: what it leaves out comes from the patient's earlier messages, newest
 * first, and "the first one" from the agent's last answer. Safe for several threads.
 */
final class Dialogue {

    private final Clinic clinic;
    private final MessageReader reader;
    private final boolean carriesPartOfDay;

    /**
     * Over one clinic.
     *
     * @param carriesPartOfDay whether "in the afternoon" still holds for the follow-up "and on Thursday?"
     */
    Dialogue(Clinic clinic, boolean carriesPartOfDay) {
        this.clinic = clinic;
        this.carriesPartOfDay = carriesPartOfDay;
        this.reader = new MessageReader(clinic);
    }

    Request understand(List<Message> history, String message, LocalDate today) {
        Request now = reader.read(message, today);
        if (now.pick().isPresent()) {
            return picked(history, now, today);
        }
        if (!now.isAboutAppointments()) {
            return now;
        }
        Request whole = now;
        for (Request earlier : earlierRequests(history, today)) {
            whole = fill(whole, earlier);
        }
        if (whole.intent() == Intent.BOOKING && whole.doctor().isEmpty()) {
            return offeredAt(history, whole, today);
        }
        return whole.intent() == Intent.DETAIL ? whole.with(Intent.AVAILABILITY) : whole;
    }

    /** "Book the 14:00 one": only one doctor was offered at that time. */
    private Request offeredAt(List<Message> history, Request whole, LocalDate today) {
        List<Offer> fitting = lastOffers(history, today).stream()
                .filter(offer -> whole.time().flatMap(TimeWish::exact).equals(Optional.of(offer.time())))
                .toList();
        return fitting.size() == 1 ? whole.with(fitting.getFirst()) : whole;
    }

    private List<Request> earlierRequests(List<Message> history, LocalDate today) {
        List<Request> newestFirst = new ArrayList<>();
        for (Message message : history.reversed()) {
            if (message.isUser()) {
                Request earlier = reader.read(message.content(), today);
                if (earlier.isAboutAppointments() || earlier.namesSomeone()) {
                    newestFirst.add(earlier);
                }
            }
        }
        return newestFirst;
    }

    private Request fill(Request now, Request earlier) {
        boolean named = now.namesSomeone();
        boolean timed = now.time().isPresent() || now.part().isPresent() || now.anyTime();
        boolean continues = now.intent() == Intent.DETAIL && earlier.isAboutAppointments();
        return new Request(
                continues ? earlier.intent() : now.intent(),
                named ? now.doctor() : earlier.doctor(),
                named ? now.specialty() : earlier.specialty(),
                named ? now.unknown() : Optional.empty(),
                now.date().or(earlier::date),
                timed ? now.time() : earlier.time(),
                timed || !carriesPartOfDay ? now.part() : earlier.part(),
                now.pick(),
                now.anyTime());
    }

    private Request picked(List<Message> history, Request now, LocalDate today) {
        List<Offer> offers = lastOffers(history, today);
        int wanted = now.pick().orElse(1);
        int index = wanted < 0 ? offers.size() - 1 : wanted - 1;
        boolean offered = index >= 0 && index < offers.size();
        return offered ? now.with(offers.get(index)) : now.with(offers.isEmpty() ? Intent.UNKNOWN : Intent.BOOKING);
    }

    private List<Offer> lastOffers(List<Message> history, LocalDate today) {
        return history.reversed().stream()
                .filter(message -> !message.isUser())
                .findFirst()
                .map(answer -> Offer.in(answer.content(), clinic, today))
                .orElse(List.of());
    }
}
