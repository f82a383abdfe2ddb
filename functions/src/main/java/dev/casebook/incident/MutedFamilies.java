package dev.casebook.incident;

import dev.casebook.casefile.family.Family;
import dev.casebook.casefile.family.FamilyStore;

/** Incidents of muted families. */
public final class MutedFamilies implements Mutes {
    private final FamilyStore families;

    public MutedFamilies(FamilyStore families) {
        this.families = families;
    }

    @Override
    public boolean muted(Incident incident) {
        return incident.life()
                .family()
                .flatMap(id -> families.find(incident.place().dataset(), id))
                .flatMap(Family::muted)
                .isPresent();
    }

    @Override
    public boolean any(String dataset) {
        return families.anyMuted(dataset);
    }
}
