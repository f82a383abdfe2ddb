package dev.casebook.evaluation.judge;

import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Numbers that nobody guesses, for several threads. */
final class Chance {
    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();

    Chance(RandomGenerator random) {
        this.random = random;
    }

    /** 32 hexadecimal digits. */
    String next() {
        byte[] bytes = new byte[16];
        lock.lock();
        try {
            random.nextBytes(bytes);
        } finally {
            lock.unlock();
        }
        return HexFormat.of().formatHex(bytes);
    }

    /** From 0 to 1. */
    double share() {
        lock.lock();
        try {
            return random.nextDouble();
        } finally {
            lock.unlock();
        }
    }
}
