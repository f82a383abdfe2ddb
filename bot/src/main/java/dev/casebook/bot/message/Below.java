package dev.casebook.bot.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What stands below a message in its thread, in this order: messages, files, and at the end one message that is never changed.
 *
 * @param last may mention somebody
 */
public record Below(List<Named> messages, List<File> files, Optional<Named> last) {
    public static final Below NOTHING = new Below(List.of(), List.of(), Optional.empty());

    public Below {
        messages = List.copyOf(messages);
        files = List.copyOf(files);
    }

    /**
     * A message.
     *
     * @param name the same for the same message, so that it stands there once; small letters
     */
    public record Named(String name, SlackMessage message) {}

    /**
     * A file that is made when it is needed.
     *
     * @param name as {@link TextFile#name}
     */
    public record File(String name, Supplier<TextFile> content) {}
}
