package dev.casebook.incident;

/** Which incidents nobody wants messages about. */
public interface Mutes {

    /** Nothing is muted. */
    Mutes NONE = new Mutes() {
        @Override
        public boolean muted(Incident incident) {
            return false;
        }

        @Override
        public boolean any(String dataset) {
            return false;
        }
    };

    /** Whether the incident's family is muted. */
    boolean muted(Incident incident);

    /** Whether any family of a dataset is. */
    boolean any(String dataset);
}
