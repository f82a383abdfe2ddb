package dev.casebook.aws;

import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.store.Secrets;
import java.net.URI;
import java.util.Optional;

/** Secrets in AWS Secrets Manager without a service client. Each look-up is a request. Safe for several threads. */
final class SignedSecrets implements Secrets {
    private final SignedCalls calls;
    private final SignedCalls.Operation get;
    private final String prefix;

    SignedSecrets(SignedCalls calls, URI endpoint, String prefix) {
        this.calls = calls;
        this.get = new SignedCalls.Operation(endpoint, "secretsmanager", "secretsmanager.GetSecretValue", "1.1");
        this.prefix = prefix;
    }

    @Override
    public Optional<String> find(String name) {
        String request =
                Json.mapper().createObjectNode().put("SecretId", prefix + name).toString();
        try {
            return Optional.ofNullable(
                    calls.call(get, request).path("SecretString").textValue());
        } catch (SignedCalls.Refused e) {
            if (e.code().equals("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw new CasebookException.Permanent(
                    "Secrets Manager refused the request (" + e.code() + "); nothing was read."
                            + " Check the names in the settings and the function's permissions.",
                    e);
        }
    }
}
