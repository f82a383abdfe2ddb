package dev.casebook.bot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button carries that runs a dataset as it was pinned before: {@code dataset|version|model}.
 *
 * @param model the model that the agent is asked for; its own if empty
 */
public record PinValue(String dataset, String agentVersion, Optional<String> model) {
    private static final Pattern NAME = Pattern.compile("[\\w.:+/@-]{1,120}");

    /** Reads a button's value; empty when it is none. */
    public static Optional<PinValue> read(String value) {
        List<String> parts = Arrays.asList(value.split("\\|", -1));
        if (parts.size() != 3) {
            return Optional.empty();
        }
        Optional<String> model = Optional.of(parts.get(2)).filter(text -> !text.isEmpty());
        return Ids.dataset(parts.getFirst())
                .map(dataset -> new PinValue(dataset, parts.get(1), model))
                .filter(pin -> NAME.matcher(pin.agentVersion()).matches()
                        && model.map(text -> NAME.matcher(text).matches()).orElse(true));
    }

    /** As a button's value. */
    public String written() {
        return dataset + "|" + agentVersion + "|" + model.orElse("");
    }

    /** Whether it can be written into a button and read back. */
    public boolean writable() {
        return read(written()).filter(this::equals).isPresent();
    }
}
