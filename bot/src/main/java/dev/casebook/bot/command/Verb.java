package dev.casebook.bot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verbs that people type. What is not here is not offered. */
public enum Verb {
    ADD(
            "<trace or link>",
            "make a case of a failing trace",
            "dataset mode category incident answer anyway",
            "add tempo:4bf92f3577b34da6a3ce929d0e0e4736 --mode tool-misuse"),
    FIND(
            "user=… session=… conversation=… ticket=… at=… ±45m",
            "search for a conversation and pick the turn; only you see what is found",
            "user session conversation ticket at window env text agent source",
            "find session=conv-17 at=\"12:15 Europe/Berlin\" ±45m"),
    SHOW("<case, incident, run or dataset>", "show it as it is now", "", "show 7KQ2M9XA"),
    LIST("[dataset]", "list the datasets, or one dataset's cases", "", "list clinic"),
    ANSWER(
            "<case> [@person]",
            "write a case's right answer; without --text a form opens; with a person they are asked",
            "text must-say must-not-say tool",
            "answer 7KQ2M9XA --text \"Dr. Okafor is free at 9:00.\" --must-say \"9:00\""),
    RETIRE("<case> [reason]", "take a case out of the runs; it is kept", "reason", "retire 7KQ2M9XA the clinic closed"),
    RESTORE("<case>", "put a retired case back", "", "restore 7KQ2M9XA"),
    EXPORT(
            "<dataset>",
            "get a dataset's cases as a file, in a direct message; casebook import reads it",
            "",
            "export clinic"),
    REPRODUCE(
            "<case>",
            "replay a case to see whether it fails again",
            "agent-version trials",
            "reproduce 7KQ2M9XA --trials 5"),
    EVAL(
            "<dataset>",
            "run an agent version over a dataset and post the diff",
            "agent-version agent-url suite case trials branch commit against name model temperature",
            "eval clinic --agent-version fixed"),
    COMPARE(
            "<run> [run]",
            "show a run's diff again, or what the second of two runs changed",
            "",
            "compare EXP-7KQ2M9XA EXP-9QZ4T0AB"),
    BASELINE(
            "<dataset> [version]",
            "show or set the version that diffs compare with",
            "why",
            "baseline clinic fixed --why \"released today\""),
    CANCEL("<run>", "stop a run; its results so far are kept", "", "cancel EXP-7KQ2M9XA"),
    PAUSE("[reason]", "stop all paid work at once: runs, replays, judges, harvests", "reason", "pause the judge loops"),
    RESUME("", "let paid work go on", "", "resume"),
    STATUS("", "what is running and what waits for somebody", "", "status"),
    INCIDENTS(
            "[--state s]", "list the open incidents, or those in one state", "state after", "incidents --state closed"),
    INCIDENT(
            "<incident>",
            "show an incident; assign it, close it, say that it is no defect (user-error, platform-issue), or reopen it",
            "assign close not-a-defect reason reopen family",
            "incident INC-7KQ2M9XA --close \"the fix is live\""),
    REPORT(
            "[last n days, or from..to]",
            "what became of incidents in a period, against the one before; the rows come as a file",
            "",
            "report 2026-03-01..2026-03-31"),
    HELP("[verb]", "this list, or one verb in detail", "", "help eval");

    private final String arguments;
    private final String summary;
    private final String flags;
    private final String example;

    Verb(String arguments, String summary, String flags, String example) {
        this.arguments = arguments;
        this.summary = summary;
        this.flags = flags;
        this.example = example;
    }

    public static Optional<Verb> of(String typed) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(typed.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb and its arguments: {@code eval <dataset>}. */
    public String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    public String summary() {
        return summary;
    }

    public String example() {
        return example;
    }

    /** Names of its flags, without the dashes. */
    public List<String> flags() {
        return flags.isEmpty() ? List.of() : List.of(flags.split(" ", -1));
    }
}
