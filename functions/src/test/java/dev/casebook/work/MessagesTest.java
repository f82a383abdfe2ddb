package dev.casebook.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.alert.Alert;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.casefile.family.Family;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.find.Candidate;
import dev.casebook.trace.find.Found;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Instant AT = Instant.parse("2026-03-04T09:42:00Z");
    private static final Ping PING = new Ping(
            "p1",
            "U1",
            new Address.Ephemeral("https://hooks.slack.com/x", "C1", "U1"),
            AT,
            Optional.of(new Ping.Person("T1", Optional.of("digest"))));

    private static final LinkPreview PREVIEW = new LinkPreview(
            "u1", "composer", List.of(new LinkPreview.Link("https://g/x", "tempo:4bf92f3577b34da6a3ce929d0e0e4736")));

    static Stream<Job> jobs() {
        return Stream.of(
                new Job.HandleAlert(
                        PING,
                        new Alert(
                                "grafana",
                                "{}:{}",
                                true,
                                "title",
                                Map.of("a", "b"),
                                Map.of(),
                                List.of("https://g/x"),
                                List.of(new Alert.Member("f", AT, true)))),
                new Job.LocateTrace(PING, "INC-4QX7M2TA", AT, AT, 1),
                new Job.AddCase(
                        PING,
                        "tempo:4bf92f3577b34da6a3ce929d0e0e4736",
                        Optional.of("clinic"),
                        Optional.of(FailureMode.TOOL_MISUSE),
                        Optional.empty(),
                        Optional.of("INC-7KQ2M9XA"),
                        Optional.of("15:00 is taken")),
                new Job.AnswerCase(
                        PING,
                        "7KQ2M9XA",
                        "15:00 is taken",
                        List.of(new ToolInvocation(
                                "find_slots",
                                JsonNodeFactory.instance.objectNode().put("doctor", "x"),
                                null)),
                        List.of("taken"),
                        List.of()),
                new Job.RetireCase(PING, "7KQ2M9XA", "tool removed"),
                new Job.RestoreCase(PING, "7KQ2M9XA"),
                new Job.UndoAdd(PING, "7KQ2M9XA"),
                new Job.HandOver(PING, "7KQ2M9XA", "U0MARIA"),
                new Job.ExpertSays(
                        PING, "7KQ2M9XA/1", Job.ExpertSays.Said.AGENT_WAS_RIGHT, Optional.of("15:00 was free")),
                new Job.PassOn(PING, "7KQ2M9XA/1", "U0LI"),
                new Job.Find(PING, "c2VhbGVk", true),
                new Job.Harvest(PING, "clinic-errors", AT),
                new Job.Night(PING, "clinic", AT, List.of(AT)),
                new Job.ProposePruning(PING, "clinic", AT),
                new Job.DecidePruning(PING, "clinic/2026-04-01T07:00:00Z", "7KQ2M9XA", true),
                new Job.Reproduce(PING, "7KQ2M9XA", Optional.empty(), 3),
                new Job.Evaluate(
                        PING,
                        "clinic",
                        new Job.Evaluate.Options(
                                Optional.of("fixed"),
                                Optional.empty(),
                                List.of("7KQ2M9XA"),
                                1,
                                Optional.empty(),
                                Optional.of("main"),
                                Optional.of("9cd14e2"))),
                new Job.SetBaseline(PING, "clinic", Optional.of("fixed"), "released"),
                new Job.StopPaidWork(PING, "too dear"),
                new Job.ResumePaidWork(PING),
                new Job.Cancel(PING, "EXP-7KQ2M9XA"),
                new Job.DecideIncident(
                        PING, "INC-7KQ2M9XA", Job.DecideIncident.What.PLATFORM_ISSUE, "the calendar was down"),
                new Job.Show(PING, new Subject(Subject.Kind.CASE, "7KQ2M9XA")),
                new Job.Tell(PING, "hello"),
                new Job.PushCases(PING, "clinic", Optional.of("7KQ2M9XA")),
                new Job.Choose(PING, new Choice("show", "", Choice.Of.CASE)),
                new Job.PreviewLinks(PING, PREVIEW),
                new Job.FollowReaction(PING, "C1", "1700000000.000100"),
                new Job.RunLane("EXP-7KQ2M9XA", 0, 1));
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply.Choose(new Address.Home("U1"), new Choice("show", "", Choice.Of.CASE)),
                new Reply.PreviewLinks(new Address.ChannelMessage("C1"), PREVIEW),
                new Reply.FollowReaction(new Address.Direct("U1"), "C1", "1700000000.000100"),
                new Reply.LearnGroups(new Address.Direct("U1"), java.util.Set.of("S1")),
                new Reply.Refresh(new Address.ChannelMessage("C1"), new Subject(Subject.Kind.INCIDENT, "INC-1")),
                new Reply.Told(new Address.InThread("C1", "1.000001"), "done"),
                new Reply.Told(new Address.Direct("U1"), "done"),
                new Reply.Told(new Address.Home("U1"), "done"),
                new Reply.Told(new Address.View("V1", "U1"), "done"),
                new Reply.Refused(PING.replyTo(), "what", "unchanged", "advice", "7f3a"),
                new Reply.Told(new Address.Ephemeral("", "C1", "U1", Optional.of("1.000001")), "done"),
                new Reply.Counted(
                        PING.replyTo(),
                        "7KQ2M9XA",
                        new Family("clinic", "7KQ2M9XA", 7, AT, AT, Optional.empty()),
                        new Choice("add", "tempo:a1 --anyway", Choice.Of.FORM)),
                new Reply.Found(
                        PING.replyTo(),
                        new Found(
                                List.of(new Candidate(
                                        TraceRef.tempo("a1").at(2),
                                        AT,
                                        611,
                                        Optional.of("clinic"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("clinic"),
                                        "Book it.",
                                        Optional.empty(),
                                        List.of("slow"),
                                        true)),
                                3,
                                List.of("note"),
                                false)));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void aJobReadsBackAsItWasWritten(Job job) {
        assertThat(Messages.readJob(Messages.write(job))).isEqualTo(job);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyReadsBackAsItWasWritten(Reply reply) {
        assertThat(Messages.readReply(Messages.write(reply))).isEqualTo(reply);
    }

    @Test
    void everyKindOfJobIsAmongTheExamples() {
        List<Class<?>> kinds = Stream.concat(
                        Stream.of(Job.Desk.class.getPermittedSubclasses()),
                        Stream.of(Job.Bench.class.getPermittedSubclasses()))
                .<Class<?>>map(kind -> kind)
                .toList();
        assertThat(jobs().<Class<?>>map(Object::getClass).toList()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void fieldsOfALaterVersionAreIgnored() {
        String later = "{\"schemaVersion\":2,\"trace\":\"x\",\"job\":{\"type\":\"run-lane\",\"experiment\":\"EXP-1\","
                + "\"lane\":0,\"epoch\":3,\"priority\":\"high\"}}";
        assertThat(Messages.readJob(later)).isEqualTo(new Job.RunLane("EXP-1", 0, 3));
    }

    @Test
    void anAlertFromBeforeMembersHadTextsAndNotificationsNumbersIsRead() {
        String earlier = """
                {"schemaVersion":1,"job":{"type":"handle-alert","ping":{"id":"p","from":"grafana","replyTo":{"type":"direct",
                 "user":"U1"},"at":"2026-03-04T09:42:00Z"},"alert":{"source":"grafana","group":"g","firing":true,"title":"t",
                 "labels":{},"annotations":{},"links":[],"members":[{"fingerprint":"f","startsAt":"2026-03-04T09:41:00Z",
                 "firing":true}]}}}""";

        Alert alert = ((Job.HandleAlert) Messages.readJob(earlier)).alert();

        assertThat(alert.notice()).isEmpty();
        assertThat(alert.members()).containsExactly(new Alert.Member("f", Instant.parse("2026-03-04T09:41:00Z"), true));
    }

    @Test
    void anAddressFromBeforeItNamedAMessageIsRead() {
        String earlier = "{\"schemaVersion\":1,\"reply\":{\"type\":\"told\",\"to\":{\"type\":\"ephemeral\","
                + "\"responseUrl\":\"\",\"channel\":\"C1\",\"user\":\"U1\"},\"text\":\"done\"}}";
        assertThat(Messages.readReply(earlier))
                .isEqualTo(new Reply.Told(new Address.Ephemeral("", "C1", "U1"), "done"));
    }

    @Test
    void aMessageSaysItsSchemaVersion() {
        assertThat(Messages.write(new Job.RunLane("EXP-1", 0, 1))).startsWith("{\"schemaVersion\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"job\":{\"type\":\"unheard-of\"}}", "not json"})
    void whatIsNoJobIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Messages.readJob(text))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("A queue message is not a job that this version understands.");
    }

    /** As the next version would write it: a field more in every object but those whose keys are data. */
    @ParameterizedTest
    @MethodSource("jobs")
    void aJobOfTheNextVersionIsRead(Job job) throws IOException {
        assertThat(Messages.readJob(later(Messages.write(job), "job"))).isEqualTo(job);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyOfTheNextVersionIsRead(Reply reply) throws IOException {
        assertThat(Messages.readReply(later(Messages.write(reply), "reply"))).isEqualTo(reply);
    }

    private static String later(String written, String name) throws IOException {
        ObjectNode message = (ObjectNode) Json.mapper().readTree(written);
        message.put("schemaVersion", 2).put("trace", "x");
        ObjectNode content = ((ObjectNode) message.path(name)).put("later", 7);
        for (String part :
                List.of("ping", "replyTo", "to", "subject", "alert", "options", "choice", "preview", "found")) {
            if (content.path(part) instanceof ObjectNode inner) {
                inner.put("later", 7);
            }
        }
        return message.toString();
    }

    /** As the version before wrote it: without what may be absent. */
    @ParameterizedTest
    @MethodSource("jobs")
    void aJobIsReadWithoutWhatMayBeAbsent(Job job) throws IOException {
        ObjectNode message = (ObjectNode) Json.mapper().readTree(Messages.write(job));
        withoutNulls(message);
        assertThat(Messages.readJob(message.toString())).isEqualTo(job);
    }

    private static void withoutNulls(ObjectNode node) {
        List<String> absent = new ArrayList<>();
        node.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                absent.add(field.getKey());
            } else if (field.getValue() instanceof ObjectNode inner) {
                withoutNulls(inner);
            }
        });
        node.remove(absent);
    }

    @Test
    void everyKindOfReplyIsAmongTheExamples() {
        List<Class<?>> kinds = Stream.of(Reply.class.getPermittedSubclasses())
                .<Class<?>>map(kind -> kind)
                .toList();
        assertThat(replies().<Class<?>>map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }
}
