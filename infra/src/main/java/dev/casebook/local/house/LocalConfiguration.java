package dev.casebook.local.house;

import dev.casebook.CasebookException;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.configuration.NightEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sample's {@code casebook.yaml} that comes with the program, with the user's own on top. */
final class LocalConfiguration {
    private static final String BUNDLED = "/dev/casebook/local/casebook.yaml";

    private LocalConfiguration() {}

    static Configuration read(LocalSettings settings) {
        ConfigurationReader reader = new ConfigurationReader(name -> variable(settings, name));
        Configuration sample = reader.read("casebook.yaml", bundled());
        return settings.config()
                .map(file -> onTop(sample, reader.read(file.toString(), text(file))))
                .orElse(sample);
    }

    private static Optional<String> variable(LocalSettings settings, String name) {
        return name.equals(LocalSettings.PUBLIC_URL)
                ? Optional.of(settings.publicUrl().toString())
                : settings.find(name);
    }

    /** The user's entries win; the sample's stay where the user has none of that name. */
    private static Configuration onTop(Configuration sample, Configuration own) {
        return new Configuration(
                both(sample.agents(), own.agents()),
                both(sample.sources(), own.sources()),
                both(sample.conversations(), own.conversations()),
                both(sample.pushes(), own.pushes()),
                both(sample.alerts(), own.alerts()),
                own.evaluation(),
                own.defaultChannel().or(sample::defaultChannel),
                own.judges(),
                both(sample.harvests(), own.harvests()),
                own.access(),
                nights(sample, own),
                own.spending(),
                own.digest());
    }

    /** Of an agent that the user has described anew, the sample's night is gone with the rest. */
    private static Map<String, NightEntry> nights(Configuration sample, Configuration own) {
        Map<String, NightEntry> nights = new HashMap<>(sample.nights());
        nights.keySet().removeAll(own.agents().keySet());
        nights.putAll(own.nights());
        return nights;
    }

    private static <T> Map<String, T> both(Map<String, T> sample, Map<String, T> own) {
        Map<String, T> both = new HashMap<>(sample);
        both.putAll(own);
        return both;
    }

    private static String bundled() {
        try (InputStream in = LocalConfiguration.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("the sample's casebook.yaml is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the sample's casebook.yaml cannot be read", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CasebookException.Permanent("The configuration " + file + " cannot be read.");
        }
    }
}
