package dev.casebook.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.casebook.local.clinic.WeekView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows beside the channel.
 *
 * @param note says that the sample agent is a stand-in
 * @param conversation the patient and the agent, oldest first
 * @param wrong what was wrong with it, in one sentence
 * @param calendar the clinic's true calendar of the week that was talked about
 * @param steps what can be done next
 */
public record DemoView(
        String note, String agent, List<Turn> conversation, String wrong, Calendar calendar, List<Step> steps) {

    /** The week, and the slot that was talked about. */
    public record Calendar(String monday, List<WeekView.DoctorWeek> doctors, Highlight highlight) {}

    /** One turn of the conversation. */
    public record Turn(String role, String text) {}

    /** A slot of the calendar. */
    public record Highlight(String doctor, String date, String time) {}

    /**
     * One step.
     *
     * @param kind {@code action} presses the newest button with {@code actionId}, {@code command} sends {@code command}
     * @param prefill what the modal that opens is filled with, by the names of its inputs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            String id,
            String title,
            String text,
            String button,
            String kind,
            @JsonProperty("action_id") @Nullable String actionId,
            @Nullable String command,
            @Nullable Map<String, String> prefill,
            boolean done) {}
}
