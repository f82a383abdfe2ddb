package dev.casebook.trace.conversations;

import static dev.casebook.trace.ConversationLookup.Handle.CONVERSATION;
import static dev.casebook.trace.ConversationLookup.Handle.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.casebook.CasebookException;
import dev.casebook.trace.ConversationLookup;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server: only that knows what it grants, infers and refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresConversationsTest {
    private static final String QUERY =
            "select run_id from turns where conversation = :conversation or ticket = :ticket order by turn";
    private static final TraceRef FIRST = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    private static final TraceRef SECOND = TraceRef.tempo("a3ce929d0e0e47364bf92f3577b34da6");

    private RealPostgres postgres;

    @BeforeAll
    void fill() {
        postgres = RealPostgres.start();
        postgres.run(
                "create table turns (conversation text, ticket bigint, turn int, run_id text, secret text)",
                "create table untouchable (run_id text)",
                "insert into turns values ('conv-1', 7, 2, '" + SECOND.id() + "', 's'), ('conv-1', null, 1, '"
                        + FIRST.id() + "', 's'), ('conv-2', 8, 1, null, 's'), ('conv-3', 9, 1, 'no id at all', 's'),"
                        + " ('it''s \"§$%', 10, 1, 'tempo:" + FIRST.id() + "', 's')",
                "create role casebook login password 'open sesame'",
                "grant select (conversation, ticket, turn, run_id) on turns to casebook");
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void aConversationsTracesComeInTheQuerysOrder() {
        assertThat(lookup(QUERY).refs(CONVERSATION, "conv-1")).containsExactly(FIRST, SECOND);
    }

    @Test
    void aTicketIsComparedAsTheColumnsOwnType() {
        assertThat(lookup(QUERY).refs(TICKET, "7")).containsExactly(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conv-9",
                "CONV-1",
                "' or true --",
                "conv-1\0",
                "conv-1' union select secret from turns --",
                "conv-2"
            })
    void nothingIsFoundUnderWhatIsNotThere(String value) {
        assertThat(lookup(QUERY).refs(CONVERSATION, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "7; drop table turns", "99999999999999999999999"})
    void aValueThatIsNotOfTheColumnsTypeIsNowhere(String value) {
        assertThat(lookup(QUERY).refs(TICKET, value)).isEmpty();
    }

    @Test
    void anIdWithQuotesIsFoundAsItIs() {
        assertThat(lookup(QUERY).refs(CONVERSATION, "it's \"§$%")).containsExactly(FIRST);
    }

    @Test
    void aQueryThatKnowsNoTicketsIsNotAskedForThem() {
        ConversationLookup lookup = lookup("select run_id from nowhere where conversation = :conversation");

        assertThat(lookup.refs(TICKET, "7")).isEmpty();
    }

    @Test
    void noMoreRowsAreTakenThanAllowed() {
        ConversationLookup lookup = lookup(settings(QUERY, Duration.ofSeconds(5), 1));

        assertThat(lookup.refs(CONVERSATION, "conv-1")).containsExactly(FIRST);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            42501 | grant                   | select run_id from untouchable where run_id = :conversation
            42501 | grant                   | select secret from turns where conversation = :conversation
            42P01 | table                   | select run_id from nowhere where id = :conversation
            42703 | column                  | select runid from turns where conversation = :conversation
            42601 | query is wrong          | select run_id frm turns where conversation = :conversation
            22P02 | query is wrong          | select run_id from turns where turn = 'abc'::int and conversation = :conversation
            42P18 | cast(:ticket as text)   | select run_id from turns where :ticket is null and conversation = :conversation
            """)
    void whatTheServerRefusesIsSaidWithoutTheValue(String state, String words, String query) {
        CasebookException refused = refusal(settings(query, Duration.ofSeconds(5), 10));

        assertThat(refused)
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageStartingWith("support refused the look-up (SQLSTATE " + state + ")")
                .hasMessageContaining(words)
                .hasMessageNotContaining("+49 170")
                .hasNoCause();
    }

    @Test
    void aLookUpCannotWriteEvenWhereItsUserMay() {
        postgres.run("create table scratch (a text)", "grant insert, select on scratch to casebook");

        CasebookException refused =
                refusal(settings("insert into scratch values (:conversation) returning a", Duration.ofSeconds(5), 10));

        assertThat(refused).isInstanceOf(CasebookException.Permanent.class).hasMessageContaining("25006");
    }

    @Test
    void aStatementWithoutRowsIsRefusedBeforeItRuns() {
        assertThatThrownBy(() -> lookup("update turns set turn = 1 where conversation = :conversation")
                        .refs(CONVERSATION, "conv-1"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("must be a SELECT");
    }

    @Test
    void aQueryThatTakesTooLongIsStoppedOnTheServer() {
        CasebookException late = refusal(settings(
                "select pg_sleep(60)::text from turns where conversation <> :conversation",
                Duration.ofMillis(200),
                10));

        assertThat(late)
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("did not answer within 200 ms");
    }

    @Test
    void aCellThatHoldsNoTraceIdIsAMistakeInTheQuery() {
        assertThatThrownBy(() -> lookup(QUERY).refs(CONVERSATION, "conv-3"))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("first column")
                .hasMessageNotContaining("no id at all");
    }

    @Test
    void anUnknownUserIsSaid() {
        ConversationSettings settings = new ConversationSettings(
                "support",
                postgres.url(),
                () -> "nobody-here",
                () -> "open sesame",
                NamedQuery.of(QUERY),
                Duration.ofSeconds(5),
                10);

        assertThat(refusal(settings))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("SQLSTATE 28")
                .hasMessageContaining("check its secrets");
    }

    @Test
    void anUnknownDatabaseIsSaid() {
        assertThat(refusal(at(postgres.url().replace("/postgres", "/other"))))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("no database of that name");
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToWhereTlsIsAskedFor() {
        assertThat(refusal(at(postgres.url() + "?sslmode=require")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("sslmode");
    }

    @Test
    void aServerThatIsNotThereCanBeTriedAgain() throws IOException {
        int free;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = closed.getLocalPort();
        }

        assertThat(refusal(at("jdbc:postgresql://127.0.0.1:" + free + "/postgres")))
                .isInstanceOf(CasebookException.Retryable.class)
                .hasMessageContaining("could not be reached");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/postgres";

            CasebookException late = refusal(new ConversationSettings(
                    "support",
                    url,
                    () -> "casebook",
                    () -> "open sesame",
                    NamedQuery.of(QUERY),
                    Duration.ofMillis(100),
                    10));

            assertThat(late).isInstanceOf(CasebookException.Retryable.class);
        }
    }

    private CasebookException refusal(ConversationSettings settings) {
        return catchThrowableOfType(
                CasebookException.class, () -> lookup(settings).refs(CONVERSATION, "+49 170 1234567"));
    }

    private ConversationLookup lookup(String query) {
        return lookup(settings(query, Duration.ofSeconds(5), 10));
    }

    private static ConversationLookup lookup(ConversationSettings settings) {
        return new PostgresConversations(settings, new TraceRefParser("tempo", Set.of("tempo"))::inText);
    }

    private ConversationSettings settings(String query, Duration timeout, int maxRows) {
        return new ConversationSettings(
                "support",
                postgres.url(),
                () -> "casebook",
                () -> "open sesame",
                NamedQuery.of(query),
                timeout,
                maxRows);
    }

    private ConversationSettings at(String url) {
        return new ConversationSettings(
                "support", url, () -> "casebook", () -> "open sesame", NamedQuery.of(QUERY), Duration.ofSeconds(5), 10);
    }
}
