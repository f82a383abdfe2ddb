package dev.casebook.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** SNS with a certificate of its own, made by the JDK's keytool when a test begins. */
final class SnsSigner {
    private static final String PASSWORD = "changeit";

    private final PrivateKey key;
    private final String certificate;

    private SnsSigner(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static SnsSigner make(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("sns.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sns",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=sns.amazonaws.com",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        if (made != 0) {
            throw new AssertionError("keytool failed: " + Files.readString(folder.resolve("keytool.log")));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate("sns").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return new SnsSigner((PrivateKey) keys.getKey("sns", PASSWORD.toCharArray()), pem);
    }

    byte[] certificate() {
        return certificate.getBytes(UTF_8);
    }

    /** Signs with version 2, over the fields in the order that SNS has. */
    byte[] signed(ObjectNode message) throws GeneralSecurityException {
        List<String> fields = message.path("Type").asText().equals("Notification")
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            if (message.has(field)) {
                text.append(field)
                        .append('\n')
                        .append(message.path(field).asText())
                        .append('\n');
            }
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.toString().getBytes(UTF_8));
        message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return message.toString().getBytes(UTF_8);
    }

    static ObjectNode notification(String text) {
        return message("Notification", text);
    }

    static ObjectNode message(String type, String text) {
        return Json.mapper()
                .createObjectNode()
                .put("Type", type)
                .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
                .put("TopicArn", "arn:aws:sns:us-east-1:123456789012:alerts")
                .put("Message", text)
                .put("Timestamp", "2026-03-01T08:00:00.000Z")
                .put("SignatureVersion", "2")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem");
    }
}
