package dev.casebook.store;

import dev.casebook.audit.Deed;
import dev.casebook.audit.Doer;
import dev.casebook.evaluation.judge.Budget;
import dev.casebook.work.Address;
import dev.casebook.work.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of a budget: once when four fifths of a day or a month are used, once when nothing is left. Written in the
 * transaction that notes that it was said.
 *
 * @param channel who hears of it; nobody if empty
 */
record BudgetNotices(Optional<String> channel, Documents documents) {

    /** The name that a deployment's metrics are written under. */
    private static final Logger METRICS = LoggerFactory.getLogger("dev.casebook.metrics");

    /** A budget of which much is used. */
    record Used(BudgetPot pot, Budget.Which which, long cap) {

        String period() {
            return which == Budget.Which.DAILY ? "today" : "this month";
        }

        String budget() {
            return String.format(
                    Locale.ROOT,
                    "%s %s budget of $%.2f",
                    pot.shown(),
                    which == Budget.Which.DAILY ? "daily" : "monthly",
                    cap / 1e6);
        }
    }

    List<Change> nearlyUsedUp(Used used, Instant now) {
        measured(used, 80);
        return said(
                used,
                now + "#nearly",
                "Four fifths of " + used.budget() + " are used " + used.period() + ". Judges go on until it is"
                        + " used up; then their evaluators are not scored. status shows what is spent.");
    }

    /** With the entry in the audit trail. */
    List<Change> usedUp(Used used, Instant now) {
        measured(used, 100);
        List<Change> changes = new ArrayList<>(said(
                used,
                now + "#full",
                used.budget() + " is used up " + used.period()
                        + ". Judges are not asked any more, so their evaluators are not scored; all others go on."));
        changes.add(ItemAuditTrail.entry(
                documents,
                new Deed(
                        now,
                        Doer.of("casebook"),
                        Deed.What.BUDGET_REFUSED,
                        used.pot().name(),
                        Map.of("which", used.which().name(), "cap", Long.toString(used.cap())))));
        return changes;
    }

    private List<Change> said(Used used, String moment, String text) {
        String sentence = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return channel.<List<Change>>map(to -> List.of(ItemExperimentStore.outgoing(
                        moment + "#BUDGET#" + used.pot().name() + "#" + used.which(),
                        documents.write(new Reply.Told(new Address.ChannelMessage(to), sentence)))))
                .orElse(List.of());
    }

    /** For the alarm of a deployment. */
    private static void measured(Used used, int percent) {
        METRICS.atDebug()
                .addKeyValue("BudgetPercent", percent)
                .log("{} budget of {}", used.which(), used.pot().name());
    }
}
