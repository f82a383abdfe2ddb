package dev.casebook.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.nightly.NightSchedule;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code nightly:} and {@code owner:} of the agents, and checks that a night has a version to run and somebody to tell. */
final class NightReader {
    private static final LocalTime USUAL = LocalTime.of(2, 0);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern MEMBER = Pattern.compile("[UW][A-Z0-9]{2,20}");

    private final Map<String, AgentEntry> agents;
    private final boolean defaultChannel;

    NightReader(Map<String, AgentEntry> agents, boolean defaultChannel) {
        this.agents = agents;
        this.defaultChannel = defaultChannel;
    }

    /** By the agent's name. */
    Map<String, NightEntry> read(Map<String, Section> sections) {
        Map<String, NightEntry> nights = new LinkedHashMap<>();
        Map<String, String> taken = new HashMap<>();
        sections.forEach((name, section) -> {
            Optional<String> owner = section.value("owner", NightReader::member);
            schedule(section).ifPresent(schedule -> {
                check(name, section, taken);
                nights.put(name, new NightEntry(name, schedule, owner));
            });
        });
        return nights;
    }

    private void check(String name, Section section, Map<String, String> taken) {
        AgentEntry agent = Objects.requireNonNull(agents.get(name), "the agent was read before");
        if (!section.has("deployed")) {
            section.problem("nightly", "A night runs the deployed version. Add deployed: with its name.");
        }
        if (!section.has("channel") && !defaultChannel) {
            section.problem("nightly", "A night is told in a channel. Add channel: here, or default_channel: above.");
        }
        String other = taken.putIfAbsent(agent.dataset(), name);
        if (other != null) {
            section.problem("nightly", "The dataset " + agent.dataset() + " is run at night by " + other + " already.");
        }
    }

    private static Optional<NightSchedule> schedule(Section agent) {
        if (agent.json("nightly").filter(JsonNode::isObject).isPresent()) {
            return agent.section("nightly").flatMap(NightReader::times);
        }
        return agent.value("nightly", Shapes::yesOrNo)
                .filter(wanted -> wanted)
                .map(wanted -> NightSchedule.daily(USUAL, UTC));
    }

    private static Optional<NightSchedule> times(Section section) {
        section.expecting("at", "cron", "zone");
        if (section.has("at") && section.has("cron")) {
            section.problem("cron", "Expected either at or cron, not both.");
        }
        ZoneId zone = section.value("zone", text -> schedule("0 2 * * *", text).zone())
                .orElse(UTC);
        return section.has("cron")
                ? section.value("cron", text -> schedule(text, zone.getId()))
                : Optional.of(NightSchedule.daily(
                        section.value("at", NightReader::time).orElse(USUAL), zone));
    }

    private static NightSchedule schedule(String cron, String zone) {
        try {
            return NightSchedule.of(cron, zone);
        } catch (CasebookException.Permanent e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private static LocalTime time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new Unfit("Expected a time of day such as 02:00.");
        }
        return LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)));
    }

    private static String member(String text) {
        if (!MEMBER.matcher(text).matches()) {
            throw new Unfit("Expected a member's id such as U0123456789 (the profile shows it), not a name.");
        }
        return text;
    }
}
