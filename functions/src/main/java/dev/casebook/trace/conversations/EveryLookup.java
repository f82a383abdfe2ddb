package dev.casebook.trace.conversations;

import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.TraceRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks several places, one after the other, and joins what they know. */
public final class EveryLookup implements ConversationLookup {
    private final List<ConversationLookup> places;

    public EveryLookup(List<ConversationLookup> places) {
        this.places = List.copyOf(places);
    }

    @Override
    public List<TraceRef> refs(Handle kind, String value) {
        Set<TraceRef> refs = new LinkedHashSet<>();
        for (ConversationLookup place : places) {
            refs.addAll(place.refs(kind, value));
        }
        return List.copyOf(refs);
    }
}
