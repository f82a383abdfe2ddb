package dev.casebook.local.clinic;

/**
 * The ways in which the versions' rules differ. No version looks at who asks.
 *
 * @param checksBookings looks at what {@code book_appointment} returned before saying "booked"
 * @param carriesPartOfDay a follow-up without a time keeps the part of the day asked before
 * @param varies words differ from run to run, and now and then a detail is forgotten
 * @param brief long lists of free times are cut
 */
record Behaviour(boolean checksBookings, boolean carriesPartOfDay, boolean varies, boolean brief) {}
