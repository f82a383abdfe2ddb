package dev.casebook.trace.otel;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * What is common to all messages of protobuf, and how many of them one answer may hold: a few bytes of it make an object of a
 * hundred, so that the size of an answer does not bound what it takes. Not safe for several threads.
 */
final class Wire {
    static final int VARINT = WireFormat.WIRETYPE_VARINT;
    static final int FIXED64 = WireFormat.WIRETYPE_FIXED64;
    static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    static final int FIXED32 = WireFormat.WIRETYPE_FIXED32;

    /** An attribute of a span is two of them. */
    private static final int MOST_MESSAGES = 3_000_000;

    private int messages;

    /** The tag of a field that is a message, a text or bytes. */
    static int message(int field) {
        return field << 3 | LENGTH;
    }

    /**
     * The message in the field whose tag was just read.
     *
     * @throws IOException also when there were too many of them
     */
    CodedInputStream inner(CodedInputStream in) throws IOException {
        return inner(in, 1);
    }

    /** As {@link #inner(CodedInputStream)}, for a message that takes as much as {@code weight} small ones. */
    CodedInputStream inner(CodedInputStream in, int weight) throws IOException {
        messages += weight;
        if (messages > MOST_MESSAGES) {
            throw new InvalidProtocolBufferException("more values than are read");
        }
        return stream(in.readBytes());
    }

    /** The bytes are looked at where they are: each message would be copied once for each that it lies in. */
    static CodedInputStream stream(ByteString bytes) {
        CodedInputStream in = bytes.newCodedInput();
        in.enableAliasing(true);
        return in;
    }

    /** With U+FFFD for what is not UTF-8. */
    static String text(CodedInputStream in) throws IOException {
        return in.readBytes().toStringUtf8();
    }
}
