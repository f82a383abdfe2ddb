package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Random;

/** What people, agents and tools write around the values, and values that must survive. */
final class PlantedSentences {
    private static final List<String> AROUND = List.of(
            "Please use %s for this, thanks.",
            "Sure: %s",
            "I already gave you %s twice.",
            "The record says %s (last changed on 2026-02-11).",
            "%s is what I have on file.",
            "Can you check %s, please?",
            "Noted, %s. Anything else?",
            "old: -, new: %s; status: saved");
    private static final List<String> NAMES = List.of(
            "I spoke with %s yesterday about the refund.",
            "Your appointment for %s is on 2026-04-02 at 15:00.",
            "%s asked to move the visit to next week.",
            "Booked. Confirmation was sent to %s.",
            "My name is %s and I need a new slot.",
            "Hi, this is %s. I was charged twice.",
            "Please cancel the seat of %s, keep the others.",
            "The driver, %s, never came.",
            "Best regards,\n%s",
            "Found 2 guests: %s and one child.",
            "Account holder: %s",
            "According to %s's file nothing is due.");
    private static final List<String> GIVEN_NAMES = List.of(
            "Hi %s, how can I help you today?",
            "I will tell %s when he is back.", "%s called again about the invoice.", "Thanks, %s!");
    private static final List<String> FAMILY_NAMES = List.of(
            "Mr. %s is waiting on line 2.",
            "Dear Mrs %s, your parcel is late.", "Dr. %s has no free slots on Friday.", "Ms %s paid $120.50 in cash.");
    private static final List<String> PLAIN = List.of(
            "You asked to change the booking; the fare difference is %s.",
            "Flight HAT208 leaves Boston at %s and lands in Denver.",
            "Reference %s was not found in the Orders table.",
            "The Standard plan has %s left until Monday.",
            "Order %s contains a Blue Widget and two Green Lamps.",
            "Tool search_slots returned %s rows from Acme Clinic.",
            "Next step for %s: ask the Billing Team in New York.",
            "OpenAI gpt-4o answered in %s, Claude was not asked.");

    private final Random random;

    PlantedSentences(Random random) {
        this.random = random;
    }

    String around(String value) {
        return one(AROUND).replace("%s", value);
    }

    String fullName(String name) {
        return one(NAMES).replace("%s", name);
    }

    String givenName(String name) {
        return one(GIVEN_NAMES).replace("%s", name);
    }

    String familyName(String name) {
        return one(FAMILY_NAMES).replace("%s", name);
    }

    String plain(String kept) {
        return one(PLAIN).replace("%s", kept);
    }

    /** An id, amount, date, time or measure as evaluators compare them. */
    String kept() {
        return switch (random.nextInt(22)) {
            case 0 -> "ORD-" + digits(8);
            case 1 -> "INC-" + digits(4);
            case 2 -> hex(32);
            case 3 -> hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
            case 4 -> "$" + (1 + random.nextInt(999)) + "." + digits(2);
            case 5 -> (1 + random.nextInt(9)) + "," + digits(3) + ".00 EUR";
            case 6 ->
                "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + "T0" + random.nextInt(10) + ":30:00Z";
            case 7 -> "1" + random.nextInt(10) + ":" + (10 + random.nextInt(49));
            case 8 -> "17" + digits(11);
            case 9 -> "17" + digits(17);
            case 10 -> digits(10);
            case 11 -> "call_" + mixed(24);
            case 12 -> "chatcmpl-" + mixed(29);
            case 13 -> "toolu_" + mixed(24);
            case 14 -> "#" + digits(9);
            case 15 -> hex(40);
            case 16 -> "1Z" + mixed(6).toUpperCase(java.util.Locale.ROOT) + digits(10);
            case 17 -> "v" + random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(99);
            case 18 ->
                (30 + random.nextInt(60)) + "." + digits(6) + ", -" + (60 + random.nextInt(60)) + "." + digits(6);
            case 19 -> "01J" + from("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23);
            case 20 -> "sha256:" + hex(64);
            default -> "run-" + hex(8) + "-" + hex(4) + "-4" + hex(3) + "-9" + hex(3) + "-" + hex(12) + "-0";
        };
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String digits(int n) {
        return (1 + random.nextInt(9)) + from("0123456789", n - 1);
    }

    private String hex(int n) {
        return from("0123456789abcdef", n);
    }

    private String mixed(int n) {
        return from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", n);
    }

    private String from(String alphabet, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
