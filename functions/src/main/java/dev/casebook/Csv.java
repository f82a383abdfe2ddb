package dev.casebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as comma separated values (RFC 4180), safe to open with a spreadsheet: a text that one would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection). Not for several threads.
 */
public final class Csv {
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private final StringBuilder rows = new StringBuilder();

    /** One cell. */
    private record Cell(String written) {}

    /** A row being written. */
    public static final class Row {
        private final List<Cell> cells = new ArrayList<>();

        /** Somebody's words, a name, anything from outside. */
        public Row text(String text) {
            cells.add(new Cell(quoted(harmless(text))));
            return this;
        }

        /** A number; an empty cell when it is not finite. */
        public Row number(double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            String written = whole ? String.valueOf((long) number) : String.valueOf(number);
            cells.add(new Cell(Double.isFinite(number) ? written : ""));
            return this;
        }
    }

    /** Adds a row. */
    public Csv row(Row row) {
        rows.append(row.cells.stream().map(Cell::written).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** Adds a row of texts. */
    public Csv row(String... texts) {
        Row row = new Row();
        for (String text : texts) {
            row.text(text);
        }
        return row(row);
    }

    @Override
    public String toString() {
        return rows.toString();
    }

    /** Also behind spaces of any kind and quotes, which spreadsheets skip. NUL ends a text for some of them. */
    private static String harmless(String text) {
        String clean = text.replace("\u0000", "");
        int first = 0;
        while (first < clean.length() && skipped(clean.charAt(first))) {
            first++;
        }
        return first < clean.length() && FORMULA.indexOf(clean.charAt(first)) >= 0 ? "'" + clean : clean;
    }

    private static boolean skipped(char c) {
        if (c == '"') {
            return true;
        }
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        return FORMULA.indexOf(c) < 0 && (space || Character.getType(c) == Character.FORMAT);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
