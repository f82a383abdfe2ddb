package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.handler.Outside;
import dev.casebook.handler.Settings;
import dev.casebook.trace.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's configuration: a replay finds every doctor of the clinic, in what was asked and in what was answered. */
class DoctorsStayReadableTest {
    private static final Redactor REDACTOR = redactor();
    private static final Clinic CLINIC = Clinic.load();

    @TempDir
    private Path folder;

    @Test
    void noDoctorIsReplacedInACase() throws IOException {
        for (JsonNode given : DatasetTest.read()) {
            assertDoctorsStay(given);
        }
    }

    @Test
    void noDoctorIsReplacedInAnAnswer() throws IOException {
        try (ClinicServer server = new ClinicServer(folder)) {
            for (ObjectNode given : DatasetTest.read()) {
                for (String version : List.of("buggy", "fixed", "regressed")) {
                    assertDoctorsStay(server.run(version, given));
                }
            }
        }
    }

    @Test
    void fullNamesStayAndPatientsAreReplaced() {
        String redacted = REDACTOR.redact("My name is Jonas Weber, Dr. Mei Tanaka sees my son Okafor Weber next.");

        assertThat(redacted).contains("Dr. Mei Tanaka").doesNotContain("Jonas", "Weber");
    }

    private static void assertDoctorsStay(JsonNode value) {
        String before = value.toString();
        String after = REDACTOR.redact(value).toString();
        for (Doctor doctor : CLINIC.doctors()) {
            for (String name : List.of(doctor.name(), doctor.fullName())) {
                assertThat(count(after, name)).as(name + " in " + before).isEqualTo(count(before, name));
            }
        }
    }

    private static int count(String text, String name) {
        return text.split(name, -1).length;
    }

    private static Redactor redactor() {
        Configuration configuration =
                new ConfigurationReader(name -> Optional.of("http://127.0.0.1:1")).read("casebook.yaml", sample());
        return Outside.of(
                        configuration,
                        new Settings(Map.of()),
                        name -> Optional.of("a key for tests only"),
                        InstantSource.system())
                .redactor()
                .forAgent("clinic");
    }

    private static String sample() {
        try (InputStream in = Clinic.class.getResourceAsStream("/dev/casebook/local/casebook.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
