package dev.casebook.incident;

/** How much paid work alerts may bring about by themselves. Safe for several threads and processes. */
public interface Allowance {

    /** Nothing is limited. */
    Allowance UNLIMITED = (source, channel) -> true;

    /**
     * Takes one piece of work out of what a source and a channel may cause now.
     *
     * @return false when either has had its share; nothing may be started then
     */
    boolean take(String source, String channel);
}
