package dev.casebook.local.clinic;

/** What the agent says when there is nothing to look up. */
final class SmallTalk {

    private SmallTalk() {}

    static Draft greeting(Clinic clinic) {
        return Draft.of("Hello, this is the appointment assistant of " + clinic.name() + ".")
                .and(offer());
    }

    static Draft thanks() {
        return Draft.of("You are welcome. Have a good day!");
    }

    static Draft clarification() {
        return Draft.of("I am not sure that I understood you.").and(offer());
    }

    private static String offer() {
        return "I can find free appointments, book one, or answer questions about the clinic's rules. "
                + "Which doctor or which day do you have in mind?";
    }
}
