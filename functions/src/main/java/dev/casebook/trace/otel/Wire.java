package dev.casebook.trace.otel;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** What is common to all messages of protobuf. */
final class Wire {
    static final int VARINT = WireFormat.WIRETYPE_VARINT;
    static final int FIXED64 = WireFormat.WIRETYPE_FIXED64;
    static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    static final int FIXED32 = WireFormat.WIRETYPE_FIXED32;

    private Wire() {}

    /** The tag of a field that is a message, a text or bytes. */
    static int message(int field) {
        return field << 3 | LENGTH;
    }

    /** The message in the field whose tag was just read. */
    static CodedInputStream inner(CodedInputStream in) throws IOException {
        return in.readBytes().newCodedInput();
    }

    /** With U+FFFD for what is not UTF-8. */
    static String text(CodedInputStream in) throws IOException {
        return in.readBytes().toStringUtf8();
    }
}
