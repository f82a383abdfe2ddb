package dev.casebook.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Goes as far as a request goes without a network: the connection is made ready and never opened, the trusted certificates are
 * read. Every call succeeds.
 */
final class RehearsalWire implements SignedCalls.Wire {
    private final String secret;

    RehearsalWire(String secret) {
        this.secret = secret;
    }

    @Override
    public SignedCalls.Answer send(SdkHttpRequest signed, String body) throws IOException {
        SignedCalls.prepared(signed);
        try {
            SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("no TLS", e);
        }
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.put("MessageId", "none").put("SecretString", secret);
        return new SignedCalls.Answer(200, answer.toString());
    }
}
