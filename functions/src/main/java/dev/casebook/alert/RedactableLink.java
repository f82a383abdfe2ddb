package dev.casebook.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.casebook.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A link taken apart, so that its path and the parameters of its query can be redacted decoded and under their names, and put
 * together again as a link that works. Trace ids in it are not offered for redaction; a user name before the host is dropped.
 */
final class RedactableLink {
    /** Scheme, user information, host, path, query, fragment. */
    private static final Pattern LINK =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/?#]*@)?([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

    /** A plus that was not encoded: of a phone number, not a space. */
    private static final Pattern PHONE_PLUS = Pattern.compile("\\+(?=[0-9]{7})");

    private final List<Piece> pieces;

    RedactableLink(String link) {
        this.pieces = pieces(link);
    }

    private record Piece(String before, Optional<String> name, String raw, boolean encoded) {

        boolean isKept() {
            return TraceIds.isOne(raw) && (name.isEmpty() || TraceIds.isNameOfOne(name.get()));
        }

        String decoded() {
            try {
                return encoded ? URLDecoder.decode(PHONE_PLUS.matcher(raw).replaceAll("%2B"), UTF_8) : raw;
            } catch (IllegalArgumentException e) {
                return raw;
            }
        }

        JsonNode text() {
            JsonNode value = Json.mapper().getNodeFactory().textNode(isKept() ? "" : decoded());
            return name.<JsonNode>map(key -> Json.mapper().createObjectNode().set(key, value))
                    .orElse(value);
        }

        String with(JsonNode redacted) {
            if (!redacted.isObject()) {
                return before + value(redacted);
            }
            // The name of a parameter may have been redacted too.
            return redacted.propertyStream()
                    .map(entry -> before + escaped(entry.getKey()) + "=" + value(entry.getValue()))
                    .collect(Collectors.joining());
        }

        private String value(JsonNode redacted) {
            return isKept() || redacted.asText().equals(decoded()) ? raw : changed(redacted.asText());
        }

        private String changed(String value) {
            return encoded ? URLEncoder.encode(value, UTF_8).replace("+", "%20") : escaped(value);
        }

        private static String escaped(String text) {
            return text.replace("<", "%3C").replace(">", "%3E");
        }
    }

    /** What is to be redacted. */
    JsonNode texts() {
        ArrayNode texts = Json.mapper().createArrayNode();
        pieces.forEach(piece -> texts.add(piece.text()));
        return texts;
    }

    /** The link with the redacted texts in their places. */
    String with(JsonNode redacted) {
        StringBuilder link = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            link.append(pieces.get(i).with(redacted.path(i)));
        }
        return link.toString();
    }

    private static List<Piece> pieces(String link) {
        Matcher parts = LINK.matcher(link);
        if (!parts.matches()) {
            return List.of(new Piece("", Optional.empty(), link, false));
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(parts.group(1), Optional.empty(), parts.group(2), false));
        if (!parts.group(3).isEmpty()) {
            for (String segment : parts.group(3).substring(1).split("/", -1)) {
                pieces.add(new Piece("/", Optional.empty(), segment, true));
            }
        }
        if (parts.group(4) != null) {
            query(parts.group(4), pieces);
        }
        if (parts.group(5) != null) {
            pieces.add(new Piece("#", Optional.empty(), parts.group(5), true));
        }
        return pieces;
    }

    private static void query(String query, List<Piece> pieces) {
        String before = "?";
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = equals < 1 ? Optional.empty() : Optional.of(pair.substring(0, equals));
            pieces.add(new Piece(before, name, name.isEmpty() ? pair : pair.substring(equals + 1), true));
            before = "&";
        }
    }
}
