package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedItemTableTest extends ItemTableContract {
    private final SimulatedItemTable table = new SimulatedItemTable();

    @Override
    public ItemTable table() {
        return table;
    }

    @Test
    void aFaultBeforeTheCallLeavesNoEffectAndOneAfterItLosesOnlyTheAnswer() {
        Item item = new Item(new Key("P", "S"), 1, "{}");
        ThrowingOnce faults = new ThrowingOnce();
        SimulatedItemTable disturbed = new SimulatedItemTable(faults);

        faults.before = true;
        assertThatThrownBy(() -> disturbed.put(item, new Condition.Absent()))
                .isInstanceOf(CasebookException.Retryable.class);
        assertThat(disturbed.allItems()).isEmpty();

        faults.after = true;
        assertThatThrownBy(() -> disturbed.put(item, new Condition.Absent()))
                .isInstanceOf(CasebookException.Retryable.class);
        assertThat(disturbed.allItems()).containsExactly(item);
        assertThat(faults.seen)
                .contains(new SimulatedItemTable.Call(SimulatedItemTable.Operation.PUT, List.of(item.key())));
    }

    private static final class ThrowingOnce implements SimulatedItemTable.Faults {
        private final List<SimulatedItemTable.Call> seen = new ArrayList<>();
        private boolean before;
        private boolean after;

        @Override
        public void before(SimulatedItemTable.Call call) {
            if (before) {
                before = false;
                throw new CasebookException.Retryable("The store is busy; nothing was written.");
            }
        }

        @Override
        public void after(SimulatedItemTable.Call call) {
            seen.add(call);
            if (after) {
                after = false;
                throw new CasebookException.Retryable("The store did not answer in time.");
            }
        }
    }
}
