package dev.casebook.local.slack.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of the workspace, and the groups they are in. Anybody at the page can act as any of them but the bot. */
public final class People {

    /** The persons, the one the page starts with first. */
    public static final List<Person> HUMANS = List.of(
            new Person(Who.YOU, "sam", "Sam Oduya", "On-call engineer", Who.DIRECT, Person.Kind.MEMBER),
            new Person(Who.CLINICIAN, "imani", "Imani Berg", "Clinician, guest", "D0CLINICIAN", Person.Kind.GUEST),
            new Person(Who.MAINTAINER, "robin", "Robin Vale", "Maintainer", "D0MAINTAIN", Person.Kind.ADMIN));

    /** The app's own user. */
    public static final Person BOT = new Person(Who.BOT_USER, Who.BOT_NAME, "Casebook", "App", "", Person.Kind.BOT);

    /** User groups: id to handle and members. */
    public static final List<Group> GROUPS = List.of(
            new Group("S0ONCALL00", "on-call", List.of(Who.YOU)),
            new Group("S0CLINICAL", "clinicians", List.of(Who.CLINICIAN)),
            new Group("S0MAINTAIN", "maintainers", List.of(Who.MAINTAINER)));

    private People() {}

    /**
     * A user group.
     *
     * @param handle what stands after the at sign
     */
    public record Group(String id, String handle, List<String> members) {}

    /** A member by id, the bot too. */
    public static Optional<Person> find(String id) {
        return id.equals(Who.BOT_USER)
                ? Optional.of(BOT)
                : HUMANS.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** A member who is not the bot. */
    public static Optional<Person> human(String id) {
        return find(id).filter(person -> person.kind() != Person.Kind.BOT);
    }

    /** Whether the person takes part in the conversation: everybody in channels, one in direct messages. */
    public static boolean reads(Person person, String channel) {
        return !channel.startsWith("D") || channel.equals(person.direct());
    }

    /** Ids by what is typed after an at sign. */
    public static Map<String, String> handles() {
        return Stream.concat(HUMANS.stream(), Stream.of(BOT))
                .collect(Collectors.toUnmodifiableMap(Person::name, Person::id));
    }
}
