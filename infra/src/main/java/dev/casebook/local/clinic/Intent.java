package dev.casebook.local.clinic;

/** What a patient's message asks for. */
enum Intent {
    /** Free times, or an appointment without saying which. */
    AVAILABILITY,
    /** A certain appointment, to be booked. */
    BOOKING,
    /** Who works here, and when. */
    STAFF,
    /** A rule of the clinic, including cancelling and moving, which the agent cannot do itself. */
    POLICY,
    /** Only a day, a time, a doctor: it continues what was asked before. */
    DETAIL,
    GREETING,
    THANKS,
    UNKNOWN
}
