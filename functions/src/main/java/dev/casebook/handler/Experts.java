package dev.casebook.handler;

import dev.casebook.expert.EndHandOff;
import dev.casebook.expert.HandOffStore;
import dev.casebook.expert.HandOver;
import dev.casebook.expert.RemindExperts;
import dev.casebook.expert.TellHandOff;
import dev.casebook.store.ItemHandOffStore;

/** The parts that ask experts and remind them. */
final class Experts {
    private final Backing backing;
    private final ExpertDesk.AboutCases about;
    private final HandOffStore handOffs;

    Experts(Backing backing, ExpertDesk.AboutCases about) {
        this.backing = backing;
        this.about = about;
        this.handOffs = new ItemHandOffStore(backing.table(), backing.blobs());
    }

    ExpertDesk desk() {
        return new ExpertDesk(
                new HandOver(about.cases(), handOffs, backing.clock()),
                new EndHandOff(handOffs, backing.clock()),
                about,
                backing.replies());
    }

    HandOffGrant grant() {
        return new HandOffGrant(handOffs);
    }

    /** The tick's part. */
    RemindExperts remind() {
        return new RemindExperts(handOffs, new TellHandOff(backing.replies()), backing.clock());
    }

    HandOffStore handOffs() {
        return handOffs;
    }
}
