package dev.casebook.configuration;

import dev.casebook.trace.ModelNames;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads one entry under {@code judges:}. */
final class JudgeReader {
    /** Stand in for what is missing; reading ends in an error then. */
    private static final URI NOWHERE = URI.create("http://missing.invalid");

    private static final double NOTHING = 0;
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Set<String> VOTES = Set.of("1", "3", "5", "7", "9");
    private static final double MOST_DOLLARS = 1_000_000;

    private JudgeReader() {}

    static JudgeEntry read(String name, Section section) {
        section.expecting(
                "url",
                Bedrock.KEY,
                "model",
                "key",
                "price_input",
                "price_output",
                "votes",
                "timeout",
                "daily_budget",
                "monthly_budget");
        return new JudgeEntry(
                name,
                address(section),
                section.required(
                                "model",
                                "a model's name with its date, such as gpt-4o-2024-08-06",
                                section.has(Bedrock.KEY) ? Bedrock::model : JudgeReader::model)
                        .orElse(""),
                section.value("key", Shapes::secretReference),
                new JudgeEntry.Price(price(section, "price_input"), price(section, "price_output")),
                section.value("votes", JudgeReader::votes).orElse(JudgeEntry.VOTES),
                section.value("timeout", JudgeReader::timeout).orElse(JudgeEntry.TIMEOUT),
                new JudgeEntry.Budget(
                        section.required("daily_budget", "US dollars for a day, such as 5", JudgeReader::dollars)
                                .orElse(NOTHING),
                        section.value("monthly_budget", JudgeReader::dollars)));
    }

    private static URI address(Section section) {
        Bedrock.oneOf(section);
        return section.has(Bedrock.KEY)
                ? section.value(Bedrock.KEY, Bedrock::address).orElse(NOWHERE)
                : section.required(
                                "url", "the base address of the server, such as https://api.openai.com/v1", Shapes::url)
                        .orElse(NOWHERE);
    }

    private static double price(Section section, String key) {
        return section.required(key, "US dollars for a million tokens, such as 2.50", JudgeReader::dollars)
                .orElse(NOTHING);
    }

    private static String model(String text) {
        if (text.isBlank() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("Expected a model's name with its date, such as gpt-4o-2024-08-06.");
        }
        if (ModelNames.floating(text)) {
            throw new Unfit(
                    "The model behind this name can change, and scores would change with it. Expected a name with a date"
                            + " or version, such as gpt-4o-2024-08-06; your own server can serve it under a name ending in @ and a version.");
        }
        return text;
    }

    private static int votes(String text) {
        if (!VOTES.contains(text)) {
            throw new Unfit("Expected 1, 3, 5, 7 or 9 votes: an odd number, so that a majority can be found.");
        }
        return Integer.parseInt(text);
    }

    private static Duration timeout(String text) {
        return Optional.of(Shapes.timeout(text))
                .filter(time -> time.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> new Unfit("Expected a time such as 20s, at most 40s for all votes together."));
    }

    static double dollars(String text) {
        try {
            double dollars = Double.parseDouble(text);
            if (dollars >= 0 && dollars <= MOST_DOLLARS) {
                return dollars;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence: what was expected is all that helps.
        }
        throw new Unfit("Expected US dollars as a number, such as 2.50.");
    }
}
