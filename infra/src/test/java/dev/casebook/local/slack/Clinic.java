package dev.casebook.local.slack;

import com.slack.api.methods.SlackApiException;
import com.sun.net.httpserver.HttpExchange;
import dev.casebook.local.slack.ScriptedBot.Received;
import dev.casebook.local.slack.ScriptedBot.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A tiny bot and demonstration around a clinic: enough to see and use every part of the page. */
final class Clinic {

    static final String HOSTILE =
            "<img src=x onerror=\"document.title='owned'\"> &lt;script&gt;alert(1)&lt;/script&gt; <!channel> &amp;";

    private static final String REPORT = """
            [{"type":"header","text":{"type":"plain_text","text":":rotating_light: Clinic gave away a taken slot"}},
             {"type":"section","text":{"type":"mrkdwn","text":"*tool-misuse* in <https://traces.example/t/4bf9|trace 4bf92f35>, seen by `PagerDuty`.\\n> I have booked you with Dr. Okafor on Tuesday at 3 pm.\\n• the calendar says _taken_\\n• the tool was never asked\\n~closed~ open since 15:02"},
              "accessory":{"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"Show the trace"},"value":"trace"},{"text":{"type":"plain_text","text":"Retire the case"},"value":"retire"}]}},
             {"type":"section","fields":[{"type":"mrkdwn","text":"*Case*\\nK7Q2M9XA"},{"type":"mrkdwn","text":"*State*\\ndraft, needs an answer"}]},
             {"type":"actions","elements":[
               {"type":"button","action_id":"answer_case","style":"primary","text":{"type":"plain_text","text":"Write the right answer"},"value":"K7Q2M9XA"},
               {"type":"button","action_id":"reproduce","text":{"type":"plain_text","text":"Reproduce"},"value":"K7Q2M9XA"},
               {"type":"button","action_id":"retire","style":"danger","text":{"type":"plain_text","text":"Retire"},"value":"K7Q2M9XA",
                "confirm":{"title":{"type":"plain_text","text":"Retire this case?"},"text":{"type":"mrkdwn","text":"It is kept, but *not run* any more."},"confirm":{"type":"plain_text","text":"Retire"},"deny":{"type":"plain_text","text":"Keep"}}}]},
             {"type":"context","elements":[{"type":"mrkdwn","text":"incident 9F3K · opened by PagerDuty · <https://traces.example/t/4bf9|View trace>"}]}]
            """;

    private static final String DIFF = """
            [{"type":"section","text":{"type":"mrkdwn","text":"*clinic* `fixed` against `buggy`: *43 of 44* pass, was 41  :large_green_circle: ready: *yes*"}},
             {"type":"table","column_settings":[{"align":"left"},{"align":"left"},{"align":"right"},{"align":"right"}],"rows":[
              [{"type":"raw_text","text":"case"},{"type":"raw_text","text":"change"},{"type":"raw_text","text":"before"},{"type":"raw_text","text":"now"}],
              [{"type":"raw_text","text":"K7Q2M9XA"},{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"fixed","style":{"bold":true}},{"type":"text","text":" offers a free slot"}]}]},{"type":"raw_number","value":0},{"type":"raw_number","value":1}],
              [{"type":"raw_text","text":"P2VN81TC"},{"type":"raw_text","text":"improved"},{"type":"raw_number","value":0.5},{"type":"raw_number","value":1}],
              [{"type":"raw_text","text":"M0WZ44QD"},{"type":"raw_text","text":"unchanged failure"},{"type":"raw_number","value":0},{"type":"raw_number","value":0}]]},
             {"type":"data_visualization","title":"Pass rate, last runs","chart":{"type":"line","series":[{"name":"clinic","data":[{"label":"Mon","value":0.91},{"label":"Tue","value":0.89},{"label":"Wed","value":0.93},{"label":"Thu","value":0.98}]},{"name":"baseline","data":[{"label":"Mon","value":0.93},{"label":"Tue","value":0.93},{"label":"Wed","value":0.93},{"label":"Thu","value":0.93}]}],"axis_config":{"categories":["Mon","Tue","Wed","Thu"]}}},
             {"type":"context","elements":[{"type":"mrkdwn","text":"n = 44 · 95 % interval 0.88 to 1.00 · 1.2 flips expected by chance"}]}]
            """;

    private static final String MODAL = """
            {"type":"modal","callback_id":"answer","private_metadata":"K7Q2M9XA","title":{"type":"plain_text","text":"The right answer"},
             "submit":{"type":"plain_text","text":"Save answer"},"close":{"type":"plain_text","text":"Cancel"},"blocks":[
             {"type":"section","text":{"type":"mrkdwn","text":"What should *clinic* have said?\\n> Can I see Dr. Okafor on Tuesday at 3?"}},
             {"type":"input","block_id":"answer","label":{"type":"plain_text","text":"Right answer"},"element":{"type":"plain_text_input","action_id":"answer_text","multiline":true}},
             {"type":"input","block_id":"must","label":{"type":"plain_text","text":"Must say"},"optional":true,"hint":{"type":"plain_text","text":"One phrase a line."},"element":{"type":"plain_text_input","action_id":"must_say"}},
             {"type":"input","block_id":"mode","label":{"type":"plain_text","text":"Failure mode"},"element":{"type":"static_select","action_id":"mode","initial_option":{"text":{"type":"plain_text","text":"tool-misuse"},"value":"tool-misuse"},"options":[{"text":{"type":"plain_text","text":"tool-misuse"},"value":"tool-misuse"},{"text":{"type":"plain_text","text":"hallucination"},"value":"hallucination"}]}},
             {"type":"input","block_id":"who","optional":true,"label":{"type":"plain_text","text":"Who should know"},"element":{"type":"checkboxes","action_id":"who","options":[{"text":{"type":"mrkdwn","text":"the *channel*"},"value":"channel"},{"text":{"type":"plain_text","text":"only me"},"value":"me"}]}}]}
            """;

    private final RunningSlack slack;
    private final AtomicBoolean answered = new AtomicBoolean();

    private Clinic(RunningSlack slack) {
        this.slack = slack;
    }

    /** Makes the bot of a running Slack this one and serves {@code /demo}. */
    static void open(RunningSlack slack) throws Exception {
        Clinic clinic = new Clinic(slack);
        slack.bot.answer("/slack/commands", clinic::command);
        slack.bot.answer("/slack/interactions", clinic::interaction);
        slack.server.createContext("/demo", clinic::demo);
        slack.methods()
                .chatPostMessage(r -> r.channel("C0INCIDENTS")
                        .text("Clinic gave away a taken slot")
                        .blocksAsString(REPORT));
    }

    private Reply command(Received request) {
        if (request.form().getOrDefault("text", "").startsWith("eval")) {
            post();
            return Reply.json(
                    "{\"response_type\":\"ephemeral\",\"text\":\"Running suite *full* (44 cases) of `clinic`, about 2 s.\"}");
        }
        return Reply.json("{\"text\":\"I know `add`, `list` and `eval`.\"}");
    }

    private Reply interaction(Received request) {
        var payload = request.payload();
        try {
            if (payload.path("type").asText().equals("block_actions")
                    && payload.at("/actions/0/action_id").asText().equals("answer_case")) {
                slack.methods()
                        .viewsOpen(r ->
                                r.triggerId(payload.path("trigger_id").asText()).viewAsString(MODAL));
            } else if (payload.path("type").asText().equals("view_submission")) {
                return submitted(payload.at("/view/state/values/answer/answer_text/value")
                        .asText());
            }
        } catch (IOException | SlackApiException failed) {
            throw new IllegalStateException("the local Slack refused", failed);
        }
        return Reply.empty();
    }

    private Reply submitted(String answer) throws IOException, SlackApiException {
        if (answer.length() < 10) {
            return Reply.json(
                    "{\"response_action\":\"errors\",\"errors\":{\"answer\":\"Write a whole sentence, please.\"}}");
        }
        answered.set(true);
        String parent = slack.methods()
                .conversationsHistory(r -> r.channel("C0INCIDENTS").limit(1))
                .getMessages()
                .getFirst()
                .getTs();
        slack.methods()
                .chatPostMessage(r -> r.channel("C0INCIDENTS").threadTs(parent).text("Saved: " + answer));
        return Reply.empty();
    }

    private void post() {
        try {
            slack.methods()
                    .chatPostMessage(
                            r -> r.channel("C0INCIDENTS").text("43 of 44").blocksAsString(DIFF));
        } catch (IOException | SlackApiException failed) {
            throw new IllegalStateException("the local Slack refused", failed);
        }
    }

    private void demo(HttpExchange exchange) throws IOException {
        byte[] body = demo(answered.get()).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String demo(boolean answered) {
        return """
                {"note":"The sample agent is a stand-in: rules and tools, no model.","agent":"clinic",
                 "conversation":[{"role":"user","text":"Can I see Dr. Okafor on Tuesday at 3 in the afternoon?"},
                  {"role":"assistant","text":"Let me look at the calendar."},
                  {"role":"assistant","text":"Done: you are booked with Dr. Okafor on Tuesday 10 March at 3 pm."}],
                 "wrong":"Tuesday at 3 pm was taken. The agent never asked the calendar.",
                 "calendar":{"monday":"2026-03-09","doctors":[
                  {"name":"Dr. Lindqvist","days":[{"date":"2026-03-09","slots":[{"time":"09:00","free":true}]}]},
                  {"name":"Dr. Okafor","fullName":"Dr. Ada Okafor","specialty":"Cardiology","days":[%s]}],
                  "highlight":{"doctor":"Dr. Okafor","date":"2026-03-10","time":"15:00"}},
                 "steps":[
                  {"id":"answer","title":"Write the right answer","text":"Say once what the agent should have said; from now on that is checked.","button":"Write the right answer","kind":"action","action_id":"answer_case","prefill":{"answer_text":"Tuesday at 3 pm is taken. 3:30 pm is free.","must_say":"3:30"},"done":%b},
                  {"id":"fix","title":"Try the fix","text":"Run every case against the repaired agent.","button":"Run it","kind":"command","command":"/casebook eval clinic --agent-version fixed","done":false},
                  {"id":"break","title":"Break it again","text":"A regression is found before it ships.","button":"Run it","kind":"command","command":"/casebook eval clinic --agent-version regressed","done":false},
                  {"id":"noise","title":"Look at noise","text":"A flaky agent is told apart from a broken one.","button":"Run it","kind":"command","command":"/casebook eval clinic --agent-version noisy","done":false}]}
                """.formatted(week(), answered);
    }

    private static String week() {
        StringBuilder days = new StringBuilder();
        for (int day = 9; day <= 13; day++) {
            StringBuilder slots = new StringBuilder();
            for (int slot = 0; slot < 18; slot++) {
                boolean free = (day * 7 + slot * 5) % 3 == 0 && !(day == 10 && slot == 12);
                String time = "%02d:%02d".formatted(9 + slot / 2, slot % 2 * 30);
                slots.append(slot == 0 ? "" : ",").append("{\"time\":\"%s\",\"free\":%b}".formatted(time, free));
            }
            days.append(day == 9 ? "" : ",").append("{\"date\":\"2026-03-%02d\",\"slots\":[%s]}".formatted(day, slots));
        }
        return days.toString();
    }
}
