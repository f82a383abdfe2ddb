package dev.casebook.bot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a button about a run carries: {@code dataset|version|trials|url}, of which only the dataset is always there.
 *
 * @param agentVersion the version under test; the deployed one if empty
 * @param trials 1 to 20
 * @param agentUrl the address that was given with the run
 */
public record RunValue(String dataset, Optional<String> agentVersion, int trials, Optional<String> agentUrl) {
    private static final Pattern VERSION = Pattern.compile("[\\w.:+/@-]{1,120}");
    private static final Pattern TRIALS = Pattern.compile("[1-9]|1[0-9]|20");
    private static final Pattern URL = Pattern.compile("https?://[^\\s|]{1,1500}");

    /** Reads a button's value; empty when it is none. */
    public static Optional<RunValue> read(String value) {
        List<String> parts = Arrays.asList(value.split("\\|", -1));
        Optional<String> version = part(parts, 1);
        Optional<String> trials = part(parts, 2);
        Optional<String> url = part(parts, 3);
        boolean right = parts.size() <= 4 && matches(VERSION, version) && matches(TRIALS, trials) && matches(URL, url);
        return right
                ? Ids.dataset(parts.getFirst())
                        .map(dataset -> new RunValue(
                                dataset, version, trials.map(Integer::parseInt).orElse(1), url))
                : Optional.empty();
    }

    /** As a button's value. */
    public String written() {
        return dataset + "|" + agentVersion.orElse("") + "|" + trials
                + agentUrl.map(url -> "|" + url).orElse("");
    }

    private static boolean matches(Pattern shape, Optional<String> part) {
        return part.isEmpty() || shape.matcher(part.get()).matches();
    }

    private static Optional<String> part(List<String> parts, int index) {
        return parts.size() > index && !parts.get(index).isBlank() ? Optional.of(parts.get(index)) : Optional.empty();
    }
}
