package dev.casebook.local.slack.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code multipart/form-data} (RFC 7578), as clients send it with files.
 *
 * @param fields the parts without a file name, as text
 * @param file the bytes of the first part with a file name
 */
public record Multipart(Map<String, String> fields, Optional<byte[]> file) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]*)\"");

    public static Multipart read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        Map<String, String> fields = new LinkedHashMap<>();
        Optional<byte[]> file = Optional.empty();
        if (!boundary.find()) {
            return new Multipart(fields, file);
        }
        byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        int start = find(body, mark, 0);
        while (start >= 0) {
            int from = start + mark.length + 2;
            int end = find(body, mark, from);
            if (end < 0 || from > end - 2) {
                break;
            }
            byte[] part = Arrays.copyOfRange(body, from, end - 2);
            int split = find(part, new byte[] {'\r', '\n', '\r', '\n'}, 0);
            if (split >= 0) {
                String head = new String(part, 0, split, StandardCharsets.UTF_8);
                byte[] content = Arrays.copyOfRange(part, split + 4, part.length);
                Matcher name = NAME.matcher(head);
                if (head.contains("filename=")) {
                    file = file.isPresent() ? file : Optional.of(content);
                } else if (name.find()) {
                    fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
                }
            }
            start = end;
        }
        return new Multipart(fields, file);
    }

    private static int find(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "Multipart[" + fields.size() + " fields]";
    }
}
