package dev.casebook.local.house;

import dev.casebook.CasebookException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of one-machine mode, and their only reader in this module. The functions' and the bot's own
 * settings have the same names here as on AWS.
 *
 * @param environment names to values, as the process was given them
 * @param port where the house listens on loopback, 1 to 65,535
 * @param data the data folder
 */
public record LocalSettings(Map<String, String> environment, int port, Path data) {
    static final String PORT = "CASEBOOK_PORT";
    static final String DATA = "CASEBOOK_DATA";
    static final String SLACK_APP_TOKEN = "SLACK_APP_TOKEN";
    static final String CONFIG = "CASEBOOK_CONFIG";
    static final String PUBLIC_URL = "CASEBOOK_PUBLIC_URL";
    static final String MODEL_URL = "CASEBOOK_SAMPLE_MODEL_URL";
    static final String MODEL = "CASEBOOK_SAMPLE_MODEL";
    static final String MODEL_KEY = "CASEBOOK_SAMPLE_MODEL_KEY";

    public LocalSettings {
        environment = Map.copyOf(environment);
    }

    /** Of this process. */
    public static LocalSettings ofProcess() {
        return of(System.getenv());
    }

    /**
     * Reads them.
     *
     * @throws CasebookException.Permanent when the port is none
     */
    public static LocalSettings of(Map<String, String> environment) {
        String port = environment.getOrDefault(PORT, "8080");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new CasebookException.Permanent(PORT + " must be a port number from 1 to 65535.");
        }
        return new LocalSettings(
                environment, Integer.parseInt(port), Path.of(environment.getOrDefault(DATA, ".casebook")));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Where the house is reached: what {@code CASEBOOK_PUBLIC_URL} says, else its port on localhost. */
    public URI publicUrl() {
        return URI.create(find(PUBLIC_URL).orElse("http://localhost:" + port));
    }

    /** The user's own {@code casebook.yaml}: what {@code CASEBOOK_CONFIG} names, else one in the working directory. */
    public Optional<Path> config() {
        Optional<Path> named = find(CONFIG).map(Path::of);
        return named.isPresent() ? named : Optional.of(Path.of("casebook.yaml")).filter(Files::isRegularFile);
    }
}
