package dev.casebook.handler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.work.Job;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Threat T9: what a sender writes forges no line of a log, and no second line of a title. */
class ThreatT9LogInjectionTest {
    private static final String MARK = "forged-by-the-sender";

    private final WebhookDesk desk = new WebhookDesk();

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r", "\\u0085", "\\u2028", "\\u2029", "\\u001b[31m", "\\u0000", "\\u009b"})
    void aTitleIsOneLineOfText(String escape) {
        desk.post(desk.signed(WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "clinic", "a" + escape + "b")));

        Job.HandleAlert job = desk.accepted().getFirst();

        assertThat(job.alert().title()).matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]*");
    }

    @Test
    void nothingThatASenderWritesIsLogged() {
        String firing = WebhookDesk.grafana("firing", "2026-03-01T07:59:00Z", "clinic", MARK + "\\n" + MARK);
        String malformed = WebhookDesk.grafana("firing", MARK, MARK, MARK);
        List<String> said = List.of(firing, malformed, firing.replace("{", MARK + "\n"), MARK);

        String log = logged(() -> {
            for (String body : said) {
                desk.post(desk.signed(body));
                desk.post(WebhookDesk.request("grafana", body, Map.of("authorization", "Bearer " + MARK)));
                desk.post(WebhookDesk.request(MARK, body, Map.of(MARK, MARK)));
            }
            LoggerFactory.getLogger("the log").error("is heard");
        });

        assertThat(log).contains("is heard").doesNotContain(MARK);
    }

    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        System.setErr(new PrintStream(heard, true, UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return heard.toString(UTF_8);
    }
}
