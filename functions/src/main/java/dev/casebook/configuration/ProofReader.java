package dev.casebook.configuration;

import dev.casebook.alert.AlertProof;
import dev.casebook.alert.HmacScheme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads how the sender of an alert proves who it is. */
final class ProofReader {
    private static final String HMAC = "hmac";
    private static final String BEARER = "bearer";

    private final Section section;

    ProofReader(Section section) {
        this.section = section;
    }

    AlertProof read(String type) {
        AlertProof proof = switch (type) {
            case AlertEntry.CLOUDWATCH -> topics();
            case AlertEntry.PAGERDUTY -> pagerDuty();
            case AlertEntry.ALERTMANAGER -> {
                if (chosen(BEARER).equals(HMAC)) {
                    section.problem("authentication", "Alertmanager does not sign. Expected bearer.");
                }
                yield token();
            }
            case AlertEntry.LANGSMITH -> {
                if (chosen(BEARER).equals(HMAC)) {
                    section.problem("authentication", "LangSmith does not sign. Expected bearer.");
                }
                yield token();
            }
            case AlertEntry.GENERIC -> generic();
            default -> chosen(HMAC).equals(HMAC) ? grafana() : token();
        };
        onlyFor(type, AlertEntry.CLOUDWATCH, "topics");
        onlyFor(type, AlertEntry.GENERIC, "signature");
        return proof;
    }

    private void onlyFor(String type, String wanted, String key) {
        if (!type.equals(wanted) && section.has(key)) {
            section.problem(key, "Only a source of type " + wanted + " has it. Expected no such key.");
        }
    }

    private String chosen(String usual) {
        return section.value("authentication", ProofReader::authentication).orElse(usual);
    }

    private static String authentication(String text) {
        if (!text.equals(HMAC) && !text.equals(BEARER)) {
            throw new Unfit(
                    "Expected hmac (a signature over time and body) or bearer (a token in the Authorization header).");
        }
        return text;
    }

    private AlertProof token() {
        for (String key : List.of("timestamp_header", "signature_header")) {
            if (section.has(key)) {
                section.problem(key, "A sender with a bearer token signs nothing. Expected no such key.");
            }
        }
        return new AlertProof.Token(section.value("header", Shapes::header).orElse(AlertProof.Token.AUTHORIZATION));
    }

    private AlertProof grafana() {
        return new AlertProof.Signed(HmacScheme.grafana(
                section.value("signature_header", Shapes::header).orElse(AlertEntry.SIGNATURE_HEADER),
                section.value("timestamp_header", Shapes::header).orElse(AlertEntry.TIMESTAMP_HEADER)));
    }

    private AlertProof pagerDuty() {
        if (chosen(HMAC).equals(BEARER)) {
            section.problem("authentication", "PagerDuty signs. Expected hmac.");
        }
        return new AlertProof.Signed(HmacScheme.pagerDuty());
    }

    private AlertProof topics() {
        for (String key : List.of("secrets", "authentication")) {
            if (section.has(key)) {
                section.problem(
                        key, "CloudWatch has no secret: SNS signs, and Lambda is called. Expected no such key.");
            }
        }
        return new AlertProof.SnsTopics(Set.copyOf(section.values("topics", Shapes::topic)));
    }

    private AlertProof generic() {
        if (!section.has("authentication")) {
            section.problem("authentication", "missing. Expected hmac or bearer.");
        }
        if (chosen(BEARER).equals(BEARER)) {
            return token();
        }
        Optional<Section> signature = section.section("signature");
        if (signature.isEmpty()) {
            section.problem("signature", "missing. Expected how the sender signs, such as header: X-Signature.");
            return token();
        }
        return signed(signature.get()).<AlertProof>map(AlertProof.Signed::new).orElseGet(this::token);
    }

    private static Optional<HmacScheme> signed(Section signature) {
        signature.expecting(
                "header", "prefix", "encoding", "timestamp_header", "timestamp_prefix", "signed", "key", "window");
        Optional<String> header = signature.required("header", "a header's name", Shapes::header);
        Optional<HmacScheme.Part> time = signature
                .value("timestamp_header", Shapes::header)
                .map(name -> new HmacScheme.Part(
                        name,
                        signature.value("timestamp_prefix", Function.identity()).orElse("")));
        String signed = signature.value("signed", Shapes::signed).orElse(HmacScheme.BODY);
        if (time.isPresent() != signed.contains(HmacScheme.TIMESTAMP)) {
            signature.problem(
                    "signed",
                    "A time that is not signed proves nothing. Expected {timestamp} in signed and a timestamp_header, or"
                            + " neither.");
            return Optional.empty();
        }
        HmacScheme.Encoding encoding =
                signature.value("encoding", Shapes::encoding).orElse(HmacScheme.Encoding.HEX);
        return header.map(name -> new HmacScheme(
                new HmacScheme.Part(
                        name, signature.value("prefix", Function.identity()).orElse("")),
                encoding,
                time,
                signed,
                signature.value("key", Shapes::base64Key),
                signature.value("window", Shapes::timeout).orElse(HmacScheme.USUAL_WINDOW)));
    }
}
