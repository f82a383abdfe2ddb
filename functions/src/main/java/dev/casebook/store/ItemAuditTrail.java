package dev.casebook.store;

import dev.casebook.audit.AuditTrail;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The audit trail over an {@link ItemTable}; nothing of it expires.
 *
 * <pre>
 * AUDIT#2026-11-21   | moment#hash                 a deed; never changed, never removed
 * </pre>
 */
public final class ItemAuditTrail implements AuditTrail {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ItemTable table;
    private final Documents documents;

    public ItemAuditTrail(ItemTable table, BlobStore blobs) {
        this.table = table;
        this.documents = new Documents(blobs);
    }

    @Override
    public void record(Deed deed) {
        Item item = item(documents, deed);
        table.put(item, new Condition.Absent());
    }

    @Override
    public void each(LocalDate from, LocalDate to, Consumer<Deed> reader) {
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            table.queryEach(
                    Query.prefix(AppendOnly.AUDIT + day, ""), item -> reader.accept(documents.read(item, Deed.class)));
        }
    }

    /** A deed's entry, to be written in the transaction that does it. */
    static Change.Put entry(Documents documents, Deed deed) {
        return new Change.Put(item(documents, deed), new Condition.Absent());
    }

    private static Item item(Documents documents, Deed deed) {
        String mark = CaseId.hash(deed.by() + "\n" + deed.what() + "\n" + deed.on() + "\n" + deed.details())
                .substring(0, 12);
        LocalDate day = LocalDate.ofInstant(deed.at(), ZoneOffset.UTC);
        // Nine digits always, so that the texts sort as the moments do.
        String moment = MOMENT.format(deed.at());
        return new Item(new Key(AppendOnly.AUDIT + day, moment + "#" + mark), 1, documents.write(deed));
    }
}
