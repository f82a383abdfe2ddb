package dev.casebook.local.tracestore;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Locale;

/** Trace and span ids: bytes in spans, lower-case hex in addresses and in the database. */
final class TraceId {

    private static final int HEX = 32;
    private static final HexFormat FORMAT = HexFormat.of();

    private TraceId() {}

    static String hex(ByteString bytes) {
        return FORMAT.formatHex(bytes.toByteArray());
    }

    static ByteString bytes(String hex) {
        return ByteString.copyFrom(FORMAT.parseHex(hex));
    }

    /**
     * Reads an id from an address: upper case and ids without their leading zeros are fine.
     *
     * @return 32 lower-case hex characters
     * @throws BadQuery with Tempo's words when it is no id
     */
    static String parse(String written) {
        if (!written.matches("[0-9a-fA-F]+")) {
            throw new BadQuery("trace IDs can only contain hex characters");
        }
        if (written.length() > HEX) {
            throw new BadQuery("trace IDs can't be larger than 128 bits");
        }
        return "0".repeat(HEX - written.length()) + written.toLowerCase(Locale.ROOT);
    }

    /** As search results write it: without leading zeros. */
    static String withoutLeadingZeros(String hex) {
        return hex.replaceFirst("^0+(?=.)", "");
    }
}
