package dev.casebook.local.clinic;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands one message by its words, without looking at earlier ones. Safe for several threads. */
final class MessageReader {

    /** Below this the best policy passage shares no telling word with the message. */
    private static final double ENOUGH_FOR_A_POLICY = 4.0;

    private static final Pattern EMERGENCY = words("chest pain|cannot breathe|can't breathe|unconscious|stroke");
    private static final Pattern CHANGE = words("cancel|cancell?ing|cancell?ation|reschedule|rescheduling|postpone"
            + "|(?:move|change|shift) (?:my|the|an) appointment|no-show");
    private static final Pattern BOOK = words("book|reserve|schedule (?:me|an?)|make (?:me )?an appointment"
            + "|put me down|i'll take|i will take|take the|sign me up");
    private static final Pattern STAFF = words("which doctors?|what doctors?|who is|who are|who works|do you have an?"
            + "|which days|what days|when does dr|working days|doctors do you have");
    private static final Pattern FREE = words("free|available|availability|slots?|openings|earliest|see me|fit me in"
            + "|any time|anything|appointments?|see (?:an?|the|dr)");
    private static final Pattern THANKS = words("thanks|thank you|bye|goodbye|that's all");
    private static final Pattern GREETING = words("hello|hi|hey|good (?:morning|afternoon|day)");
    private static final Pattern YES = Pattern.compile("^(?:yes|yeah|sure|ok|okay|please do|perfect|great)\\b.*");
    private static final Pattern ANY_TIME = words("any time of (?:the )?day|whole day|all day|any time that day");
    /** A name, or what stands for one in angle brackets where names may not be written. */
    private static final Pattern TITLE =
            Pattern.compile("\\b(?:[Dd]r\\.?|[Dd]octor) (\\p{Lu}\\p{Ll}+|<[^<>\\s]{1,40}>)");

    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "earliest", 1, "second", 2, "third", 3, "last", -1, "latest", -1);
    private static final Pattern PICK = Pattern.compile(
            "\\b(first|earliest|second|third|last|latest) (?:one|slot|time|of (?:these|those|them))\\b");

    private final Clinic clinic;

    MessageReader(Clinic clinic) {
        this.clinic = clinic;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")(?![\\p{L}\\p{Nd}])");
    }

    Request read(String message, LocalDate today) {
        String text = message.toLowerCase(Locale.ROOT).replace('’', '\'');
        Optional<Doctor> doctor = doctor(text);
        Optional<String> unknown = doctor.isPresent() ? Optional.empty() : unknown(message, text);
        Request details = new Request(
                Intent.UNKNOWN,
                doctor,
                doctor.isPresent() ? Optional.empty() : specialty(text),
                unknown,
                DateWords.date(text, today),
                TimeWords.time(text),
                TimeWords.part(text),
                pick(text),
                ANY_TIME.matcher(text).find());
        return details.with(intent(text, details));
    }

    private Intent intent(String text, Request details) {
        if (EMERGENCY.matcher(text).find() || CHANGE.matcher(text).find()) {
            return Intent.POLICY;
        }
        boolean policy =
                clinic.policies().search(text, 1).stream().anyMatch(passage -> passage.score() >= ENOUGH_FOR_A_POLICY);
        if (details.pick().isPresent() || (BOOK.matcher(text).find() && (details.hasDetails() || !policy))) {
            return Intent.BOOKING;
        }
        if (STAFF.matcher(text).find() && (details.namesSomeone() || text.contains("doctor"))) {
            return Intent.STAFF;
        }
        if (FREE.matcher(text).find() && (details.hasDetails() || !policy)) {
            return Intent.AVAILABILITY;
        }
        if (policy) {
            return Intent.POLICY;
        }
        return details.hasDetails() ? Intent.DETAIL : smallTalk(text);
    }

    private static Intent smallTalk(String text) {
        if (THANKS.matcher(text).find()) {
            return Intent.THANKS;
        }
        return GREETING.matcher(text).find() ? Intent.GREETING : Intent.UNKNOWN;
    }

    private Optional<Doctor> doctor(String text) {
        return clinic.doctors().stream()
                .filter(doctor -> text.matches(
                        "(?s).*\\b" + doctor.name().substring("Dr. ".length()).toLowerCase(Locale.ROOT) + "\\b.*"))
                .findFirst();
    }

    private Optional<String> specialty(String text) {
        return clinic.specialtyWords().entrySet().stream()
                .filter(entry -> containsWord(text, entry.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<String> unknown(String message, String text) {
        Matcher title = TITLE.matcher(message);
        return title.find() ? Optional.of("Dr. " + title.group(1)) : containsWord(text, clinic.otherSpecialties());
    }

    private static Optional<String> containsWord(String text, List<String> words) {
        return words.stream()
                .filter(word -> text.matches("(?s).*\\b" + Pattern.quote(word) + "s?\\b.*"))
                .findFirst();
    }

    private static Optional<Integer> pick(String text) {
        Matcher pick = PICK.matcher(text);
        if (pick.find()) {
            return Optional.ofNullable(ORDINALS.get(pick.group(1)));
        }
        return YES.matcher(text).matches() ? Optional.of(1) : Optional.empty();
    }
}
