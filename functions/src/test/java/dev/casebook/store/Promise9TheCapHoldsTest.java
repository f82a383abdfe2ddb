package dev.casebook.store;

/** Promise 9: the judges' cap holds under concurrency. */
class Promise9TheCapHoldsTest extends BudgetContract {
    private final SimulatedItemTable table = new SimulatedItemTable();

    @Override
    protected ItemTable table() {
        return table;
    }
}
