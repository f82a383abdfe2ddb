package dev.casebook.trace.langsmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Field;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.FakeSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LangSmithSearchTest {
    private static final String PROJECT = "1ffd059c-17ea-40a8-8aef-70fd0307db82";
    private static final String OLDER = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private static final String NEWER = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String QUERY = "/api/v1/runs/query";
    private static final String SESSIONS = "/api/v1/sessions";
    private static final Instant FROM = Instant.parse("2026-03-10T15:00:00Z");
    private static final String NONE = "{\"runs\":[],\"cursors\":{\"next\":null}}";
    private static final TraceQuery ALL = TraceQuery.between(FROM, FROM.plusSeconds(60), 5);
    private static final String WINDOW =
            "gte(start_time, \"2026-03-10T15:00:00Z\"), lt(start_time, \"2026-03-10T15:01:00Z\")";

    private final FakeSource server = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    @Test
    void aSearchFindsRootsNewestFirstWithTheirLowestScore() throws IOException {
        server.at(QUERY, 200, """
                {"runs":[
                  {"id":"%s","trace_id":"%s","name":"shop","status":"success","start_time":"2026-03-10T15:00:01",
                   "end_time":"2026-03-10T15:00:03.5","feedback_stats":{"stars":{"n":1,"avg":4},"ok":{"avg":0.2},"good":{"avg":1}}},
                  {"id":"%s","trace_id":"%s","name":"shop","status":"success","start_time":"2026-03-10T15:00:09"}],
                 "cursors":{"next":null}}""".formatted(OLDER, OLDER, NEWER, NEWER))
                .at(QUERY, 200, "{\"runs\":[{\"id\":\"" + NEWER + "\"}],\"cursors\":{}}");

        List<TraceSummary> found = search(ALL);

        assertThat(found)
                .containsExactly(
                        new TraceSummary(
                                new TraceRef("smith", NEWER),
                                Optional.of("shop"),
                                FROM.plusSeconds(9),
                                Duration.ZERO,
                                true,
                                Optional.empty()),
                        new TraceSummary(
                                new TraceRef("smith", OLDER),
                                Optional.of("shop"),
                                FROM.plusSeconds(1),
                                Duration.ofMillis(2500),
                                false,
                                Optional.of(0.2)));
        assertThat(body(0).path("is_root").asBoolean()).isTrue();
        assertThat(body(0).path("limit").asInt()).isEqualTo(5);
        assertThat(body(0).path("session").toString()).isEqualTo("[\"" + PROJECT + "\"]");
        assertThat(body(0).path("select").toString()).doesNotContain("inputs", "outputs");
        assertThat(body(1).path("tree_filter").asText()).isEqualTo("eq(status, \"error\")");
    }

    @Test
    void eachCriterionIsWrittenAsLangSmithUnderstandsIt() throws IOException {
        assertThat(filter(ALL.where(Field.SESSION, "c-1")))
                .isEqualTo(
                        "and(" + WINDOW
                                + ", and(in(metadata_key, [\"thread_id\", \"session_id\", \"conversation_id\"]), eq(metadata_value, \"c-1\")))");
        assertThat(filter(ALL.where(Field.USER, "u-1"))).contains("\"user_id\"", "eq(metadata_value, \"u-1\")");
        assertThat(filter(ALL.where(Field.AGENT, "shop"))).contains("or(eq(name, \"shop\"), and(in(metadata_key");
        assertThat(filter(ALL.where(Field.ENVIRONMENT, "production"))).contains("or(has(tags, \"production\"), and(");
        assertThat(filter(ALL.holding("no refund"))).endsWith("search(\"no refund\"))");
        assertThat(filter(ALL.attribute("tier", "gold")))
                .contains("and(in(metadata_key, [\"tier\"]), eq(metadata_value, \"gold\"))");
        assertThat(filter(ALL.showing(Symptom.LOW_SCORE))).endsWith("lt(feedback_score, 0.5))");
    }

    @Test
    void aFailedToolIsLookedForInTheWholeTrace() throws IOException {
        server.at(QUERY, 200, NONE);

        search(ALL.showing(Symptom.TOOL_ERROR));

        assertThat(body(0).path("tree_filter").asText())
                .isEqualTo("and(eq(run_type, \"tool\"), eq(status, \"error\"))");
    }

    @Test
    void aValueCannotEndTheFilter() throws IOException {
        assertThat(filter(ALL.where(Field.USER, "\"), gt(total_tokens, 0)) \\ \n")))
                .contains("eq(metadata_value, \"\\\"), gt(total_tokens, 0)) \\\\ \\n\")");
    }

    @Test
    void theSlowestComeFirst() {
        server.at(QUERY, 200, """
                {"runs":[{"id":"%s","start_time":"2026-03-10T15:00:09","end_time":"2026-03-10T15:00:10"},
                         {"id":"%s","start_time":"2026-03-10T15:00:01","end_time":"2026-03-10T15:00:31"}],"cursors":{}}""".formatted(NEWER, OLDER)).at(QUERY, 200, NONE);

        assertThat(search(ALL.showing(Symptom.SLOW)))
                .extracting(hit -> hit.ref().id())
                .containsExactly(OLDER, NEWER);
    }

    @Test
    void projectsMayBeNamed() throws IOException {
        server.at(
                        SESSIONS,
                        200,
                        "[{\"id\":\"" + OLDER + "\",\"name\":\"shop eu 2\"},{\"id\":\"" + PROJECT
                                + "\",\"name\":\"shop eu\"}]")
                .at(QUERY, 200, NONE);

        source(List.of("shop eu")).search(ALL);

        assertThat(server.requests().getFirst()).isEqualTo(SESSIONS + "?limit=10&name=shop+eu");
        assertThat(body(1).path("session").toString()).isEqualTo("[\"" + PROJECT + "\"]");
    }

    @Test
    void aProjectThatIsNotThereIsNamed() {
        server.at(SESSIONS, 200, "[]");

        assertThatThrownBy(() -> source(List.of("shop eu")).search(ALL))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("smith has no project shop eu");
    }

    @Test
    void withoutConfiguredProjectsAllAreSearched() throws IOException {
        server.at(SESSIONS, 200, "[{\"id\":\"" + OLDER + "\"},{\"id\":\"" + PROJECT + "\"}]")
                .at(QUERY, 200, NONE);

        source(List.of()).search(ALL);

        assertThat(body(1).path("session")).hasSize(2);
    }

    private String filter(TraceQuery query) throws IOException {
        server.at(QUERY, 200, NONE);
        search(query);
        return body(server.bodies().size() - 1).path("filter").asText();
    }

    private JsonNode body(int request) throws IOException {
        return new ObjectMapper().readTree(server.bodies().get(request));
    }

    private List<TraceSummary> search(TraceQuery query) {
        return source(List.of(PROJECT)).search(query);
    }

    private LangSmithTraceSource source(List<String> projects) {
        return new LangSmithTraceSource(
                new LangSmithSettings(
                        "smith",
                        server.uri(),
                        () -> "key",
                        new LangSmithSettings.Scope(Optional.empty(), projects, Set.of()),
                        LangSmithSettings.Patience.USUAL),
                client,
                InstantSource.fixed(FROM),
                length -> {});
    }
}
