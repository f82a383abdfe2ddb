package dev.casebook.bot.message;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One message, complete in two forms.
 *
 * @param text everything the blocks say, as plain text: for notifications, screen readers and the terminal; not escaped
 * @param blocks what people see
 * @param metadata what programs read; stored with the message
 */
public record SlackMessage(String text, List<Block> blocks, Optional<Metadata> metadata) {
    public SlackMessage {
        requireNonNull(text, "text is null");
        requireNonNull(metadata, "metadata is null");
        blocks = List.copyOf(blocks);
    }

    /**
     * What programs read.
     *
     * @param eventType {@code casebook.incident}, {@code casebook.case}, {@code casebook.experiment} …
     * @param payload names to texts and whole numbers
     */
    public record Metadata(String eventType, Map<String, Object> payload) {
        public Metadata {
            requireNonNull(eventType, "eventType is null");
            payload = Collections.unmodifiableMap(new TreeMap<>(payload));
        }
    }

    @Override
    public String toString() {
        return "SlackMessage[" + blocks.size() + " blocks"
                + metadata.map(m -> ", " + m.eventType()).orElse("") + "]";
    }
}
