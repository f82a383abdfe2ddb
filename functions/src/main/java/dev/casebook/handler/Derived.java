package dev.casebook.handler;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thing made of another, when it is first asked for and again when the other is a new one. Safe for several threads. */
final class Derived<S, T> implements Supplier<T> {
    private final Supplier<S> source;
    private final Function<S, T> make;
    private @Nullable S of;
    private @Nullable T made;

    Derived(Supplier<S> source, Function<S, T> make) {
        this.source = source;
        this.make = make;
    }

    /** The same, made at once. */
    static <S, T> Derived<S, T> made(Supplier<S> source, Function<S, T> make) {
        Derived<S, T> derived = new Derived<>(source, make);
        derived.get();
        return derived;
    }

    @Override
    public synchronized T get() {
        S now = source.get();
        T current = made;
        if (current == null || !now.equals(of)) {
            current = make.apply(now);
            made = current;
            of = now;
        }
        return current;
    }
}
