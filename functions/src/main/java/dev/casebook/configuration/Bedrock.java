package dev.casebook.configuration;

import java.net.URI;
import java.util.regex.Pattern;

/** Models of Amazon Bedrock: {@code bedrock: eu-central-1} in the place of an address, and a model's id with its version. */
final class Bedrock {
    /** The key that names the region. */
    static final String KEY = "bedrock";

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-[0-9]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9:/._-]{1,2048}");
    private static final Pattern PINNED = Pattern.compile(".*(?:20[0-9]{6}.*|-v[0-9]+(?::[0-9]+)?|:[0-9]+)$");

    private Bedrock() {}

    /** A region as the address of its models, such as {@code bedrock://eu-central-1}. */
    static URI address(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new Unfit("Expected a region such as eu-central-1.");
        }
        return URI.create(KEY + "://" + region);
    }

    /** A model, an inference profile, or the ARN of one, whose name says its version. */
    static String model(String text) {
        if (!NAME.matcher(text).matches() || !PINNED.matcher(text).matches()) {
            throw new Unfit("Expected a model or inference profile of Bedrock with its version, such as"
                    + " eu.anthropic.claude-sonnet-4-5-20250929-v1:0. What a name without one stands for can change, and"
                    + " scores would change with it.");
        }
        return text;
    }

    /** The address under either key. */
    static void oneOf(Section section) {
        if (section.has(KEY) && section.has("url")) {
            section.problem(KEY, "Expected either url or bedrock, not both.");
        }
        if (section.has(KEY) && section.has("key")) {
            section.problem("key", "Bedrock is called with the function's own AWS credentials. Remove the key.");
        }
    }
}
