package dev.casebook.agent.http;

import dev.casebook.CasebookException;
import dev.casebook.agent.AgentVersion;
import java.util.Set;

/** The sentences for what can go wrong with an agent: who, what, and what to do. They hold no body, path or header. */
public final class Problems {

    private Problems() {}

    public static CasebookException.Permanent unreachable(String who, TransportException e) {
        return new CasebookException.Permanent(
                who + " cannot be reached: " + e.kind().words()
                        + ". Nothing was run. See whether it is up and its address is right, and try again.",
                e);
    }

    public static CasebookException.Permanent unusable(String who, TransportException e) {
        return new CasebookException.Permanent(
                who + " cannot be used: " + e.kind().words() + ". Correct the agent, and run again.", e);
    }

    public static CasebookException.Permanent noSuchVersion(String who) {
        return new CasebookException.Permanent(
                who + " does not exist: the address answered 404. Check the version, and that it is deployed.");
    }

    public static CasebookException.Permanent answered(String who, int status) {
        return new CasebookException.Permanent(who + " answered " + status + " instead of a result. " + advice(status));
    }

    public static CasebookException.Permanent malformed(String who, int status, String what) {
        return new CasebookException.Permanent(who + " answered " + status + ", but the answer " + what
                + ". Correct the agent, or map its response in casebook.yaml.");
    }

    public static CasebookException.Permanent noSuchAgent(String name, Set<String> known) {
        return new CasebookException.Permanent("There is no agent " + name + ". "
                + (known.isEmpty() ? "None is configured." : "There are: " + String.join(", ", known) + "."));
    }

    public static CasebookException.Permanent noAddress(AgentVersion version) {
        return new CasebookException.Permanent("The agent " + version.agent() + " has no address for version "
                + version.version() + ". Add the version to casebook.yaml, or give a URL with the run.");
    }

    private static String advice(int status) {
        if (status >= 300 && status < 400) {
            return "Redirects are not followed: configure the address it points to.";
        }
        return switch (status) {
            case 401, 403 -> "Check the headers configured for it: it does not let Casebook in.";
            case 405 -> "It does not take POST requests at this address: check the address.";
            case 410 -> "It says that it has no more to answer here: a recording is played once.";
            case 400, 422 -> "It does not accept the request: check the request template in casebook.yaml.";
            default -> "Its own log should say why; the trace id was sent in the traceparent header.";
        };
    }
}
