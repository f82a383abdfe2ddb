package dev.casebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T9 of the threat model: what somebody wrote is never a formula, and a row stays a row. */
class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\"=1",
                "＝1",
                "\u3000=1",
                "\u00A0+1",
                "\u001C-1",
                "\uFEFF=1",
                "\u2028@SUM(1)",
                "\u0000=1"
            })
    void aTextThatASpreadsheetTakesForAFormulaStaysAText(String text) {
        String cell = parse(new Csv().row(text).toString()).getFirst().getFirst();
        assertThat(cell).startsWith("'").endsWith(text.replace("\u0000", ""));
    }

    @Test
    void numbersAreNumbersAndWhatDoesNotExistIsEmpty() {
        assertThat(new Csv()
                        .row(new Csv.Row()
                                .number(-0.25)
                                .number(3)
                                .number(Double.NaN)
                                .text("a,\"b\"\nc"))
                        .toString())
                .isEqualTo("-0.25,3,,\"a,\"\"b\"\"\nc\"\r\n");
    }

    @Property(tries = 10_000, seed = "20261121")
    void everyCellComesBackAndNoneIsAFormula(@ForAll("texts") String one, @ForAll("texts") String other) {
        List<List<String>> rows =
                parse(new Csv().row(one, other).row(other, one).toString());
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).hasSize(2));
        for (List<String> row : rows) {
            for (String cell : row) {
                assertThat(cell.strip()).doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
            }
        }
        assertThat(rows.getFirst().getFirst()).isIn(clean(one), "'" + clean(one));
    }

    private static String clean(String text) {
        return text.replace("\u0000", "");
    }

    /** As RFC 4180 says. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\r') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
                i++;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "=", "+", "-", "@", "\t", "\r", "\n", ",", "\"", "'", "\u0000", " ", "＝", "a", "\u3000", "\u00A0",
                "\u001F");
        return Arbitraries.frequencyOf(
                        Tuple.of(4, pieces), Tuple.of(1, Arbitraries.strings().ofMaxLength(6)))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
