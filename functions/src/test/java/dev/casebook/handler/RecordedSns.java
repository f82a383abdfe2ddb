package dev.casebook.handler;

import dev.casebook.alert.SnsEnvelope;
import dev.casebook.alert.SnsMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An SNS that remembers what it was asked, and finds genuine what its test says. */
final class RecordedSns implements SnsMessages {
    final List<SnsEnvelope> asked = new ArrayList<>();
    final List<String> confirmed = new ArrayList<>();
    boolean genuine = true;

    @Override
    public Optional<SnsEnvelope> verified(SnsEnvelope claimed, byte[] body) {
        asked.add(claimed);
        return genuine ? Optional.of(claimed) : Optional.empty();
    }

    @Override
    public void confirm(String topic, String token) {
        confirmed.add(topic + " " + token);
    }
}
