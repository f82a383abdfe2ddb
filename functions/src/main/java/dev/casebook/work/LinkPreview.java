package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Links to traces that somebody pasted, to be shown with what Casebook knows of them.
 *
 * @param unfurlId the chat's name for the place where the links stand
 * @param source what kind of place that is: a message, or one that is still being written
 */
public record LinkPreview(String unfurlId, String source, List<Link> links) {
    public LinkPreview {
        requireNonNull(unfurlId, "unfurlId is null");
        requireNonNull(source, "source is null");
        links = List.copyOf(links);
    }

    /**
     * One link.
     *
     * @param url as it was pasted
     * @param trace the canonical reference in it
     */
    public record Link(String url, String trace) {}

    @Override
    public String toString() {
        return "LinkPreview[" + links.size() + " links]";
    }
}
