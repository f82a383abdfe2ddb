package dev.casebook.local.house;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.store.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets from the environment, else from a file of the data folder that is made, with random values, at the first start. */
final class LocalSecrets implements Secrets {
    static final String REDACTION_KEY = "REDACTION_KEY";
    static final String SEARCH_KEY = "SEARCH_KEY";
    static final String SLACK_SIGNING_SECRET = "SLACK_SIGNING_SECRET";
    static final String SLACK_BOT_TOKEN = "SLACK_BOT_TOKEN";
    static final String LOCAL_SLACK_APP_TOKEN = "LOCAL_SLACK_APP_TOKEN";
    static final String GRAFANA_WEBHOOK_SECRET = "GRAFANA_WEBHOOK_SECRET";
    static final String CONTROL_TOKEN = "CASEBOOK_CONTROL_TOKEN";

    private final Map<String, String> environment;
    private final Map<String, String> own;

    private LocalSecrets(Map<String, String> environment, Map<String, String> own) {
        this.environment = environment;
        this.own = own;
    }

    static LocalSecrets open(Path folder, Map<String, String> environment, SecureRandom random) {
        Path file = folder.resolve("secrets.json");
        try {
            Map<String, String> own = fresh(random);
            Map<String, String> kept = Files.exists(file)
                    ? Json.mapper().readValue(Files.readString(file), new TypeReference<Map<String, String>>() {})
                    : Map.of();
            own.putAll(kept);
            if (!own.equals(kept)) {
                write(file, own); // a folder of an earlier version lacks what was added since
            }
            return new LocalSecrets(Map.copyOf(environment), own);
        } catch (IOException e) {
            throw new CasebookException.Permanent(
                    "The secrets in the data folder cannot be read. Remove secrets.json there to have new ones made.");
        }
    }

    private static Map<String, String> fresh(SecureRandom random) {
        Map<String, String> made = new TreeMap<>();
        made.put(REDACTION_KEY, hex(random));
        made.put(SLACK_SIGNING_SECRET, hex(random));
        made.put(GRAFANA_WEBHOOK_SECRET, hex(random));
        made.put(CONTROL_TOKEN, hex(random));
        made.put(SEARCH_KEY, hex(random));
        made.put(SLACK_BOT_TOKEN, "xoxb-local-" + hex(random).substring(0, 24));
        made.put(LOCAL_SLACK_APP_TOKEN, "xapp-local-" + hex(random).substring(0, 24));
        return made;
    }

    private static void write(Path file, Map<String, String> secrets) throws IOException {
        Files.writeString(file, Json.mapper().writeValueAsString(secrets));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(own.get(name)));
    }

    /** One of those that are always there. */
    String own(String name) {
        return find(name)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + name
                        + " is missing. Remove secrets.json in the data folder to have new ones made."));
    }
}
