package dev.casebook.trace.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import dev.casebook.trace.Message;
import dev.casebook.trace.SharedFixtures;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is read out of recorded runs of real agents, a row a run. {@code -} is absent, {@code ?} a model's name that is absent.
 *
 * <p>Columns: file, agent, session, user, model asked and answered, model steps, messages of the input, the last of them, the
 * output, tools in order ({@code *5}: five times in a row).
 */
class RecordedRunsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    tempo/trace-v1-batches-helm-agent               | helm-agent                           | ctx-eff35888-55ab-4eb0-b90d-7b21f711f91f                | admin@kagent.dev  | gpt-4.1-mini > gpt-4.1-mini-2025-04-14 | 2  | 1  | list all helm releases                          | There are two Helm releases              | helm_list_releases
                    tempo/trace-v1-batches-microservices            | backend-service                      | -                                                       | -                 | -                                      | 0  | 0  | -                                               | -                                        | -
                    tempo/trace-v1-batches-small-base64             | my.service                           | -                                                       | -                 | -                                      | 0  | 0  | -                                               | -                                        | -
                    tempo/trace-v2-agno-2025-06-11                  | -                                    | 35cc6c90-b657-4819-b66c-c931c03ad569                    | -                 | gpt-4o-mini > gpt-4o-mini-2024-07-18   | 2  | 1  | What is currently trending on Twitter?          | 'To find out what''s currently trending' | duckduckgo_search
                    tempo/trace-v2-k8s-agent-multi-service          | k8s_agent                            | ctx-d8251ac3-6289-464a-8404-0fc4e312e823                | -                 | gpt-4.1-mini > gpt-4.1-mini-2025-04-14 | 1  | 1  | list all Helm releases                          | To list all Helm releases                | -
                    tempo/trace-v2-langgraph-python-2025-08-22      | -                                    | -                                                       | -                 | gpt-4o-2024-08-06 > ?                  | 2  | 1  | 'Search the web for ''example'' and summarize.' | The search for "example" primarily       | Web-Search
                    tempo/trace-v2-microsoft-agent-2025-12-17       | 171105b7-59dd-49c0-9677-0b95395aa46a | resp_0e32bda5b6259ecd00694279e271348194a818447145cd1763 | -                 | gpt-5-mini > gpt-5-mini-2025-08-07     | 2  | 0  | -                                               | -                                        | get_weather
                    tempo/trace-v2-openai-agents-2025-09-30         | Hello world                          | -                                                       | -                 | ? > gpt-4.1-2025-04-14                 | 2  | 1  | 'What''s the weather in Tokyo?'                 | The weather in Tokyo is currently sunny. | get_weather
                    tempo/trace-v2-pydantic-ai-tools-2025-12-04     | joke_agent                           | -                                                       | -                 | gpt-4o-mini > gpt-4o-mini-2024-07-18   | 4  | 1  | Select and call THREE                           | {"quality": "good"                       | get_pun_suggestion get_dad_joke_suggestion get_one_liner_suggestion
                    tempo/trace-v2-tau-airline-t19-r0-openllmetry   | airline_support                      | conv-19-0                                               | raj_brown_5782    | gpt-4o > gpt-4o-2024-08-06             | 14 | 17 | Yes, please go ahead                            | Your reservation has been                | get_reservation_details search_direct_flight*2 update_reservation_flights update_reservation_baggages
                    tempo/trace-v2-tau-airline-t22-r0-openinference | airline_support_agent                | conv-22-0                                               | ivan_rossi_8555   | ? > gpt-4o-2024-08-06                  | 11 | 12 | Yes, please go ahead with the upgr              | Your reservation has been                | get_user_details get_reservation_details search_direct_flight calculate update_reservation_flights
                    tempo/trace-v2-tau-airline-t27-r0-genai-events  | airline_support_agent                | conv-27-0                                               | aarav_ahmed_6699  | gpt-4o > gpt-4o-2024-08-06             | 16 | 14 | 'I''ll go with Option 1.'                       | Your reservation with code **M20IZ       | get_reservation_details*2 think cancel_reservation get_reservation_details search_direct_flight search_onestop_flight get_user_details update_reservation_flights
                    tempo/trace-v2-tau-airline-t33-r0-genai         | airline_support_agent                | conv-33-0                                               | sophia_silva_7557 | gpt-4o > gpt-4o-2024-08-06             | 30 | 15 | Yes, please go ahead and upgrade                | The reservation **H8Q05L** is also       | get_user_details get_reservation_details*5 search_direct_flight*11 think cancel_reservation search_direct_flight*4
                    tempo/trace-v2-tau-airline-t43-r1-genai         | airline_support_agent                | conv-43-1                                               | anya_garcia_5901  | gpt-4o > gpt-4o-2024-08-06             | 6  | 9  | 'Alright, I''ll try contacting'                 | 'You''re welcome. If you have'           | get_reservation_details
                    tempo/trace-v2-vercel-aisdk-2025-11-17          | -                                    | -                                                       | -                 | gpt-5 > gpt-5-2025-08-07               | 1  | 0  | -                                               | -                                        | getWeather
                    langsmith/runs-query-tau-airline-t22-r0         | airline_support_agent                | conv-22-0                                               | ivan_rossi_8555   | gpt-4o-2024-08-06 > gpt-4o-2024-08-06 | 11 | 12 | Yes, please go ahead with the upgrade | Your reservation has been | get_user_details get_reservation_details search_direct_flight calculate update_reservation_flights
                    loki/query-range-agent-logs-merged-labels       | airline-support-agent                | conv-43-1                                               | -                 | ? > ? | 6 | 0 | - | 'You''re welcome.' | get_reservation_details
                    phoenix/spans-agent-turn                        | -                                    | fixture-session                                         | user@example.com  | ? > claude-fable-5                     | 9  | 3  | can you save this trace to a dataset?           | Done! I created the dataset              | list_datasets*2 ask_user create_dataset add_spans_to_dataset bash add_spans_to_dataset get_route_info
                    """)
    void aRecordedRunIsUnderstood(
            String file,
            String agent,
            String session,
            String user,
            String model,
            int models,
            int messages,
            String question,
            String answer,
            String tools)
            throws IOException {
        Trace trace = read(Files.readAllBytes(SharedFixtures.file(file + ".json")));

        assertThat(trace.context().agent().orElse(null)).isEqualTo(agent);
        assertThat(trace.context().session().orElse(null)).isEqualTo(session);
        assertThat(trace.context().user().orElse(null)).isEqualTo(user);
        assertThat(calls(trace).stream()
                        .findFirst()
                        .map(RecordedRunsTest::model)
                        .orElse(null))
                .isEqualTo(model);
        assertRun(trace, models, messages, question, answer, tools);
    }

    @ParameterizedTest(name = "task {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    0  | 0.0  | 15 | 13 | Yes, I confirm. Please go ahead wi    | Your flight from New York (JFK) to    | get_user_details search_direct_flight search_onestop_flight calculate book_reservation think calculate book_reservation
                    1  | 1.0  | 5  | 9  | 'Okay, I''ll try to find it and cont' | 'You''re welcome! If you have any ot' | -
                    2  | 3.0  | 30 | 20 | Yes, please use the credit card en    | Your reservation has been successf    | get_user_details get_reservation_details*7 search_direct_flight search_onestop_flight think calculate*2 update_reservation_flights*2 think update_reservation_flights*4
                    3  | 4.0  | 12 | 13 | Yes, please transfer me to a human    | -                                     | get_user_details get_reservation_details*3 update_reservation_flights transfer_to_human_agents
                    4  | 7.0  | 12 | 14 | Yes, please proceed with the chang    | Your reservation has been successf    | get_user_details get_reservation_details search_onestop_flight*2 update_reservation_flights
                    5  | 9.0  | 25 | 49 | 'I appreciate it! I''ll get back to'  | Thank you! Take care, and feel fre    | -
                    6  | 10.0 | 19 | 19 | 'It''s just for me, and the details'  | Your reservation has been successf    | get_reservation_details list_all_airports search_direct_flight*5 get_user_details book_reservation
                    7  | 13.0 | 28 | 30 | 'I think we''re encountering some co' | Your reservation has been successf    | get_reservation_details search_direct_flight get_reservation_details search_direct_flight think update_reservation_flights*2 search_direct_flight search_onestop_flight update_reservation_flights*5
                    8  | 15.0 | 14 | 21 | Change of plan. Please go ahead wi    | Your reservation with ID GV1N64 ha    | get_reservation_details update_reservation_flights cancel_reservation
                    9  | 16.0 | 6  | 11 | 'Great, I appreciate your help. I''l' | 'You''re welcome! If you have any mo' | -
                    10 | 19.0 | 14 | 17 | Yes, please go ahead with that app    | Your reservation has been successf    | get_reservation_details search_direct_flight*2 update_reservation_flights update_reservation_baggages
                    11 | 21.0 | 14 | 20 | Yes, everything looks correct. Ple    | Your booking for the direct flight    | get_user_details get_reservation_details search_direct_flight book_reservation
                    12 | 22.0 | 11 | 12 | Yes, please go ahead with the upgr    | Your reservation has been successf    | get_user_details get_reservation_details search_direct_flight calculate update_reservation_flights
                    13 | 25.0 | 15 | 16 | Yes, everything looks correct. Ple    | Your flight from JFK to SFO on May    | get_user_details get_reservation_details cancel_reservation search_direct_flight search_onestop_flight think book_reservation
                    14 | 27.0 | 16 | 14 | 'I''ll go with Option 1. Please use'  | Your reservation with code **M20IZ    | get_reservation_details*2 think cancel_reservation get_reservation_details search_direct_flight search_onestop_flight get_user_details update_reservation_flights
                    15 | 28.0 | 17 | 9  | Yes, please. I appreciate your ass    | -                                     | get_user_details get_reservation_details*7 cancel_reservation*4 transfer_to_human_agents
                    16 | 30.0 | 12 | 7  | Yes, please cancel the reservation    | Since the reservation was not made    | get_user_details get_reservation_details*7 transfer_to_human_agents
                    17 | 33.0 | 30 | 15 | Yes, please go ahead and upgrade a    | The reservation **H8Q05L** is also    | get_user_details get_reservation_details*5 search_direct_flight*11 think cancel_reservation search_direct_flight*4
                    18 | 37.0 | 12 | 11 | I appreciate your help, but could     | -                                     | get_user_details get_reservation_details*4 send_certificate transfer_to_human_agents
                    19 | 46.0 | 8  | 9  | Thanks for clearing that up. Could    | 'Certainly! Let''s continue with boo' | get_user_details get_reservation_details think
                    20 | 6.1  | 10 | 10 | Yes, please proceed with the chang    | Your reservation has been successf    | get_user_details get_reservation_details search_onestop_flight think update_reservation_flights
                    21 | 31.1 | 12 | 11 | Yes, please proceed with canceling    | The reservation for your flight fr    | get_user_details get_reservation_details*4 cancel_reservation
                    22 | 39.1 | 7  | 7  | Thank you for your help. I appreci    | 'You''re welcome! If you need any mo' | get_user_details get_reservation_details cancel_reservation
                    23 | 43.1 | 6  | 9  | 'Alright, I''ll try contacting custo' | 'You''re welcome. If you have any ot' | get_reservation_details
                    24 | 45.1 | 7  | 9  | Actually, now that I think about i    | If you have any other questions or    | get_user_details get_reservation_details
                    25 | 34.2 | 17 | 9  | 'Thanks for the information. That''s' | 'You''re welcome! If you have any mo' | get_reservation_details*2 think update_reservation_flights cancel_reservation get_user_details get_reservation_details*4 think calculate
                    26 | 40.2 | 10 | 5  | Yes, please. I would appreciate re    | A certificate worth $100 has been     | get_user_details get_reservation_details*5 send_certificate
                    27 | 0.1  | 12 | 12 | That looks great, thank you for yo    | 'You''re welcome! If you need any mo' | search_direct_flight search_onestop_flight get_user_details book_reservation think book_reservation
                    28 | 3.1  | 23 | 17 | 'Let''s go with Option 1. Please mak' | Your reservation has been successf    | get_user_details get_reservation_details*5 search_onestop_flight think calculate*3 update_reservation_flights search_onestop_flight update_reservation_flights
                    29 | 4.1  | 7  | 13 | 'Thanks for your help. I''ll contact' | 'You''re welcome! Don''t hesitate to' | -
                    30 | 7.1  | 10 | 19 | 'I appreciate your patience. I''ll g' | No problem at all! Take your time,    | -
                    31 | 9.1  | 13 | 25 | Alright, let me try figuring out t    | 'You''re welcome! If you have any mo' | -
                    32 | 10.1 | 4  | 5  | Yes, please transfer me to a human    | -                                     | get_reservation_details transfer_to_human_agents
                    33 | 15.1 | 13 | 11 | 'Thank you for your help! That''s al' | 'You''re welcome! If you have any mo' | get_user_details get_reservation_details*3 update_reservation_flights*3
                    34 | 16.1 | 5  | 9  | 'Alright, I''ll try to find that inf' | 'You''re welcome! If you have any ot' | -
                    35 | 19.1 | 12 | 11 | Thanks! Before we finish, could yo    | A checked bag has been successfull    | get_reservation_details search_direct_flight*2 update_reservation_flights get_user_details update_reservation_baggages
                    36 | 22.1 | 18 | 17 | 'Yes, let''s go ahead and use the gi' | Your reservation has been successf    | get_user_details get_reservation_details search_direct_flight think search_direct_flight calculate*2 think update_reservation_flights
                    37 | 25.1 | 16 | 15 | Yes, please proceed with that.        | Your reservation has been successf    | get_user_details get_reservation_details cancel_reservation search_direct_flight search_onestop_flight think book_reservation think book_reservation
                    38 | 28.1 | 18 | 8  | 'Oui, s''il vous plaît. That would b' | -                                     | get_user_details get_reservation_details*7 think cancel_reservation*5 transfer_to_human_agents
                    39 | 6.0  | 11 | 9  | Yes, please proceed with the chang    | Your reservation has been successf    | get_user_details get_reservation_details search_onestop_flight think calculate update_reservation_flights
                    40 | 12.0 | 7  | 9  | I really need a refund though. Can    | Unfortunately, without travel insu    | get_user_details get_reservation_details
                    41 | 18.0 | 7  | 9  | I appreciate you trying to help, b    | -                                     | get_user_details get_reservation_details transfer_to_human_agents
                    42 | 24.0 | 19 | 23 | 'Unfortunately, that''s a bit above'  | 'You''re welcome! If you decide to m' | get_user_details get_reservation_details search_direct_flight think search_direct_flight think calculate
                    43 | 31.0 | 17 | 17 | Yes, please proceed with the cance    | The reservation for your flight fr    | get_user_details get_reservation_details*6 cancel_reservation
                    44 | 34.0 | 16 | 8  | Yes, proceed with those steps. Use    | The following actions have been co    | get_reservation_details*2 think get_user_details get_reservation_details*4 think update_reservation_flights cancel_reservation*2
                    45 | 36.0 | 11 | 20 | 'Thank you for that suggestion. I''l' | 'You''re welcome! If you have any mo' | get_reservation_details
                    46 | 39.0 | 11 | 19 | 'Alright, thanks for your help. I''l' | 'You''re welcome. If you have any ot' | get_reservation_details
                    47 | 40.0 | 10 | 8  | Yes, I would appreciate being tran    | -                                     | get_user_details get_reservation_details*5 transfer_to_human_agents
                    48 | 42.0 | 5  | 7  | 'Yes, please, as I''m sure I purchas' | -                                     | get_reservation_details transfer_to_human_agents
                    49 | 43.0 | 6  | 7  | Yes, please proceed with the chang    | The passenger name has been succes    | get_reservation_details update_reservation_passengers
                    50 | 45.0 | 10 | 11 | I might have made a mistake on my     | If you have any other details or a    | get_user_details get_reservation_details think send_certificate
                    """)
    void aRecordedConversationIsUnderstood(
            int index, String task, int models, int messages, String question, String answer, String tools)
            throws IOException {
        JsonNode run = new ObjectMapper()
                .readTree(SharedFixtures.file("tau-bench/gpt-4o-airline.json").toFile())
                .path(index);
        Trace trace = read(run.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(run.path("task_id").asText() + "." + run.path("trial").asText())
                .isEqualTo(task);
        assertThat(List.of(
                        trace.context().agent(),
                        trace.context().session(),
                        trace.context().user()))
                .containsOnly(Optional.empty());
        assertThat(calls(trace)).allSatisfy(call -> assertThat(model(call)).isEqualTo("? > ?"));
        assertThat(trace.toolCalls()).allSatisfy(call -> {
            assertThat(call.arguments().isObject()).isTrue();
            assertThat(call.result().isNull()).isFalse();
        });
        assertRun(trace, models, messages, question, answer, tools);
    }

    @Test
    void aFileOfManyRunsIsReadForOneOfThem() throws IOException {
        byte[] file = Files.readAllBytes(SharedFixtures.file("tau-bench/gpt-4o-airline.json"));

        List<RecordedRun> runs = TraceFiles.runs(file, Instant.EPOCH);

        assertThat(runs).hasSize(51);
        assertThat(runs(runs.get(49).trace(new TraceRef("file", "recorded"))))
                .isEqualTo("get_reservation_details update_reservation_passengers");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessage("The file holds 51 runs, and one of them must be chosen.");
    }

    private static void assertRun(Trace trace, int models, int messages, String question, String answer, String tools) {
        assertThat(calls(trace)).hasSize(models);
        assertThat(trace.input()).hasSize(messages);
        assertThat(
                        trace.input().isEmpty()
                                ? ""
                                : trace.input().getLast().content().strip())
                .startsWith(question == null ? "" : question);
        assertThat(trace.input().stream().map(Message::role)).allMatch(List.of("user", "assistant")::contains);
        assertThat(trace.output().isPresent()).isEqualTo(answer != null);
        assertThat(trace.output().orElse("")).startsWith(answer == null ? "" : answer);
        assertThat(runs(trace)).isEqualTo(tools == null ? "" : tools);
        assertThat(trace.steps())
                .isSortedAccordingTo(
                        (a, b) -> a.facts().startedAt().compareTo(b.facts().startedAt()));
        assertThat(trace.steps().stream().map(step -> step.facts().id())).doesNotHaveDuplicates();
    }

    private static Trace read(byte[] content) {
        return TraceFiles.read(new TraceRef("file", "recorded"), content, Instant.EPOCH);
    }

    private static List<Step.ModelCall> calls(Trace trace) {
        return trace.steps().stream()
                .filter(Step.ModelCall.class::isInstance)
                .map(Step.ModelCall.class::cast)
                .toList();
    }

    private static String model(Step.ModelCall call) {
        return call.modelAsked().orElse("?") + " > " + call.modelAnswered().orElse("?");
    }

    private static String runs(Trace trace) {
        List<String> names = trace.toolCalls().stream().map(Step.ToolCall::tool).toList();
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= names.size(); i++) {
            if (i == names.size() || !names.get(i).equals(names.get(from))) {
                runs.add(names.get(from) + (i - from > 1 ? "*" + (i - from) : ""));
                from = i;
            }
        }
        return runs.stream().collect(Collectors.joining(" "));
    }
}
