package dev.casebook.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing fails in silence, and nothing that is said is kept for ever. */
class TemplateAlarmsTest {
    private final Template template = Template.read();
    private final Map<String, JsonNode> functions = template.all(Template.FUNCTION);
    private final Map<String, JsonNode> alarms = template.all(Template.ALARM);

    /** The resources that alarms on a metric look at. */
    private Set<String> watched(String metric) {
        Set<String> watched = new TreeSet<>();
        alarms.values().forEach(alarm -> {
            if (alarm.path("MetricName").asText().equals(metric)) {
                alarm.path("Dimensions").forEach(each -> watched.add(Template.target(each.path("Value"))));
            }
            alarm.path("Metrics").forEach(each -> {
                if (each.at("/MetricStat/Metric/MetricName").asText().equals(metric)) {
                    each.at("/MetricStat/Metric/Dimensions")
                            .forEach(one -> watched.add(Template.target(one.path("Value"))));
                }
            });
        });
        return watched;
    }

    @Test
    void everyFunctionHasAlarmsForErrorsAndThrottles() {
        assertThat(watched("Errors")).isEqualTo(functions.keySet());
        assertThat(watched("Throttles")).isEqualTo(functions.keySet());
    }

    @Test
    void everyQueueHasADeadLetterQueueAndEveryDeadLetterQueueAnAlarm() {
        Set<String> dead = new TreeSet<>();
        Set<String> live = new TreeSet<>();
        template.all(Template.QUEUE).forEach((name, queue) -> {
            if (name.endsWith("DeadLetters")) {
                dead.add(name);
                assertThat(queue.path("MessageRetentionPeriod").asInt())
                        .as(name)
                        .isEqualTo(14 * 24 * 3600);
            } else {
                live.add(name);
                assertThat(queue.at("/RedrivePolicy/maxReceiveCount").asInt())
                        .as(name)
                        .isGreaterThanOrEqualTo(5);
                assertThat(Template.target(queue.at("/RedrivePolicy/deadLetterTargetArn")))
                        .isEqualTo(name.replace("Queue", "DeadLetters"));
            }
            assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).as(name).isTrue();
        });
        assertThat(live).containsExactly("EvaluationsQueue", "JobsQueue", "RepliesQueue");
        assertThat(watched("ApproximateNumberOfMessagesVisible")).isEqualTo(dead);
        assertThat(watched("ApproximateAgeOfOldestMessage")).isEqualTo(live);
    }

    @Test
    void whatIsCalledWithoutAQueueHasADeadLetterQueueToo() {
        JsonNode tick = template.properties("ScheduleFunction");
        assertThat(Template.target(tick.at("/Events/Tick/Properties/DeadLetterConfig/Arn")))
                .isEqualTo("TickDeadLetters");
        assertThat(Template.target(tick.at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination")))
                .isEqualTo("TickDeadLetters");
        assertThat(Template.target(template.properties("AlarmFunction")
                        .at("/EventInvokeConfig/DestinationConfig/OnFailure/Destination")))
                .isEqualTo("AlarmDeadLetters");
    }

    @Test
    void aSlowAnswerASilentTickAndABudgetNearlySpentAreTold() {
        assertThat(template.properties("SlowAcknowledgement")
                        .path("ExtendedStatistic")
                        .asText())
                .isEqualTo("p99");
        assertThat(template.properties("SlowAcknowledgement").path("Threshold").asInt())
                .isLessThan(3000);
        assertThat(template.properties("TickSilent").path("TreatMissingData").asText())
                .isEqualTo("breaching");
        assertThat(template.properties("BudgetNearlySpent").path("Threshold").asInt())
                .isEqualTo(80);
    }

    @Test
    void everyAlarmGoesToTheTopicAndTheTopicToTheOpsChannel() {
        alarms.forEach((name, alarm) -> {
            assertThat(Template.target(alarm.path("AlarmActions").path(0)))
                    .as(name)
                    .isEqualTo("AlarmTopic");
            assertThat(alarm.path("AlarmDescription").asText()).as(name).isNotBlank();
        });
        JsonNode alarm = template.properties("AlarmFunction");
        assertThat(Template.target(alarm.at("/Events/Own/Properties/Topic"))).isEqualTo("AlarmTopic");
        assertThat(Template.target(alarm.at("/Environment/Variables/CASEBOOK_ALARM_TOPIC")))
                .isEqualTo("AlarmTopic");
        assertThat(Template.target(alarm.at("/Environment/Variables/CASEBOOK_OPS_CHANNEL")))
                .isEqualTo("OpsChannel");
    }

    @Test
    void aDeploymentOfAFunctionIsTakenBackWhenItsAlarmGoesOff() {
        functions.forEach((name, function) -> {
            JsonNode preference = function.path("DeploymentPreference");
            assertThat(preference.path("Type").asText()).as(name).startsWith("Canary");
            String alarm = Template.target(preference.path("Alarms").path(0));
            assertThat(Template.target(template.properties(alarm)
                            .path("Dimensions")
                            .path(0)
                            .path("Value")))
                    .isEqualTo(name);
        });
    }

    @Test
    void everyFunctionHasALogGroupOfItsOwnAndAllOfThemForget() {
        Map<String, JsonNode> groups = template.all(Template.LOG_GROUP);
        groups.forEach((name, group) -> assertThat(Template.target(group.path("RetentionInDays")))
                .as(name)
                .isEqualTo("LogRetentionDays"));
        Set<String> used = new TreeSet<>(Set.of("ApiLog"));
        functions.values().forEach(function -> used.add(Template.target(function.at("/LoggingConfig/LogGroup"))));
        assertThat(used).hasSize(functions.size() + 1).isEqualTo(groups.keySet());
    }

    @Test
    void theAccessLogHoldsNoBodiesAndNoAddresses() {
        assertThat(template.resource("Api")
                        .at("/Properties/AccessLogSettings/Format")
                        .asText())
                .contains("$context.status")
                .doesNotContain("$context.identity", "$request", "authorizer");
    }
}
