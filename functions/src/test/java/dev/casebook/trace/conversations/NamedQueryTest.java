package dev.casebook.trace.conversations;

import static dev.casebook.trace.ConversationLookup.Handle.CONVERSATION;
import static dev.casebook.trace.ConversationLookup.Handle.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedQueryTest {

    @Test
    void eachNameBecomesAParameterInOrder() {
        NamedQuery query = NamedQuery.of(
                "select run from turns where id = :conversation or ticket = :ticket or parent = :conversation;");

        assertThat(query.sql()).isEqualTo("select run from turns where id = ? or ticket = ? or parent = ?");
        assertThat(query.parameters()).containsExactly(CONVERSATION, TICKET, CONVERSATION);
        assertThat(query.takes(TICKET)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select ':ticket', 'it''s :x' from t where a = :ticket   | select ':ticket', 'it''s :x' from t where a = ?
            select ":x" from t where a = :ticket                    | select ":x" from t where a = ?
            select a::text from t where a = :ticket::bigint         | select a::text from t where a = ?::bigint
            select a /* :x ; ? */ from t where a = :ticket -- ; :x  | select a /* :x ; ? */ from t where a = ? -- ; :x
            select $$ :x ; $$, $a$ ? $a$ from t where a = :ticket   | select $$ :x ; $$, $a$ ? $a$ from t where a = ?
            select a from t where j ? 'k' and a = :ticket           | select a from t where j ?? 'k' and a = ?
            select ';' from t where a=:ticket                       | select ';' from t where a=?
            """)
    void whatOnlyLooksLikeAParameterIsLeft(String written, String prepared) {
        assertThat(NamedQuery.of(written).sql()).isEqualTo(prepared);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select ':ticket'",
                "select run from turns where id = :user",
                "select run from turns where id = :ticket; delete from turns",
                "",
            })
    void whatCannotBeAskedIsRefused(String written) {
        assertThatThrownBy(() -> NamedQuery.of(written)).isInstanceOf(CasebookException.Permanent.class);
    }
}
