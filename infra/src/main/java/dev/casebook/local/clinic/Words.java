package dev.casebook.local.clinic;

import java.util.regex.Pattern;

/** Counts words. The rules use no model, so the tokens they report are words; nothing is billed by them. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    private Words() {}

    static int count(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
