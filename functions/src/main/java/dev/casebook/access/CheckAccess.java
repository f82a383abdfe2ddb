package dev.casebook.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Decides whether a person may do what they ask for. Safe for several threads if the groups are. */
public final class CheckAccess {
    private static final String UNCHANGED = " Nothing was changed. ";

    private final AccessRules rules;
    private final Groups groups;

    public CheckAccess(AccessRules rules, Groups groups) {
        this.rules = rules;
        this.groups = groups;
    }

    public Decision check(Wish wish) {
        if (!rules.teams().isEmpty() && !rules.teams().contains(wish.team())) {
            return refused("Casebook is not open to people of your workspace." + UNCHANGED
                    + "Whoever runs it can add the workspace under access in casebook.yaml.");
        }
        boolean elsewhere = !rules.channels().isEmpty() && !rules.channels().contains(wish.channel());
        if (elsewhere && wish.role() != Role.VIEWER) {
            return refused("Changes are not taken here." + UNCHANGED + "Ask for it in one of the channels that"
                    + " casebook.yaml lists under access.");
        }
        Decision seen = wish.dataset().map(name -> sees(wish.user(), name)).orElseGet(Decision.Allowed::new);
        return seen instanceof Decision.Allowed ? role(wish) : seen;
    }

    /** Whether a dataset is open to a person at all, whatever their role. */
    public Decision sees(String user, String dataset) {
        return Optional.ofNullable(rules.datasets().get(dataset))
                .map(members -> among(user, members, outside(dataset)))
                .orElseGet(Decision.Allowed::new);
    }

    private Decision role(Wish wish) {
        if (rules.everyone().map(role -> role.covers(wish.role())).orElse(false)) {
            return new Decision.Allowed();
        }
        Set<String> may = new HashSet<>();
        for (Role role : EnumSet.range(wish.role(), Role.MAINTAINER)) {
            may.addAll(rules.members().getOrDefault(role, Set.of()));
        }
        return among(
                wish.user(),
                may,
                "This takes the role " + wish.role().word() + ", which you do not have." + UNCHANGED
                        + "A maintainer can do it, or give you the role under access in casebook.yaml.");
    }

    private static String outside(String dataset) {
        return "The dataset " + dataset + " is open to named people only, and you are not among them." + UNCHANGED
                + "A maintainer can add you under access in casebook.yaml.";
    }

    /** Groups are asked only when the person is not named. One that is unknown matters only if no other says yes. */
    private Decision among(String user, Set<String> members, String otherwise) {
        if (members.contains(user)) {
            return new Decision.Allowed();
        }
        Set<String> unknown = new HashSet<>();
        for (String member : members) {
            if (isGroup(member)) {
                Optional<Set<String>> people = groups.members(member);
                if (people.map(known -> known.contains(user)).orElse(false)) {
                    return new Decision.Allowed();
                }
                if (people.isEmpty()) {
                    unknown.add(member);
                }
            }
        }
        return unknown.isEmpty() ? refused(otherwise) : new Decision.Unknown(unknown);
    }

    private static boolean isGroup(String member) {
        return member.startsWith("S");
    }

    private static Decision refused(String sentence) {
        return new Decision.Refused(sentence);
    }
}
