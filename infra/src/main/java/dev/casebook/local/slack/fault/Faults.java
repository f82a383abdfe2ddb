package dev.casebook.local.slack.fault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which methods go wrong next, and how often. Only tests put something in here. Safe for several threads. */
public final class Faults {

    private final Map<String, Planned> planned = new ConcurrentHashMap<>();

    private record Planned(Fault fault, int times) {}

    /**
     * Makes a method fail; replaces what was planned for it.
     *
     * @param method such as {@code chat.postMessage}
     * @param times how often, or 0 for until it is healed
     */
    public void plan(String method, Fault fault, int times) {
        planned.put(method, new Planned(fault, times));
    }

    /** Everything works again. */
    public void heal() {
        planned.clear();
    }

    /** What goes wrong with this call, which counts as one. */
    public Optional<Fault> next(String method) {
        Planned[] used = new Planned[1];
        planned.computeIfPresent(method, (name, now) -> {
            used[0] = now;
            return now.times == 0 ? now : now.times == 1 ? null : new Planned(now.fault, now.times - 1);
        });
        return Optional.ofNullable(used[0]).map(Planned::fault);
    }
}
