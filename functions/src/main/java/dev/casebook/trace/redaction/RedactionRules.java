package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What counts as personal or secret, and the key of the pseudonyms. Immutable.
 *
 * <p>Found are e-mail addresses, phone numbers, payment cards, IBANs, US social security numbers, secrets by shape and by
 * name, whole values of telling fields, and names that people introduce themselves with. Not found yet: names and addresses
 * in free text without such a cue, and values inside base64.
 */
public final class RedactionRules {
    /** Changes whenever the rules do. */
    public static final String VERSION = "1";

    private final Pseudonyms pseudonyms;
    private final PhoneRule phones;
    private final List<TextRule> rules;

    /**
     * Makes the rules.
     *
     * @param key at least 16 bytes; the same key gives the same pseudonyms
     * @param phoneRegion two upper-case letters, such as {@code US}: where phone numbers without a country code are from
     */
    public RedactionRules(byte[] key, String phoneRegion) {
        this.pseudonyms = new Pseudonyms(key);
        this.phones = new PhoneRule(phoneRegion);
        this.rules = List.of(
                new PemRule(),
                new ConnectionStringRule(),
                new SecretShapeRule(),
                new BearerRule(),
                new KeyedTextRule(),
                new EmailRule(),
                new CardRule(),
                new IbanRule(),
                new SsnRule(),
                phones,
                new NameCueRule());
    }

    /** Begins with what belongs together, such as one trace. */
    public Redaction begin() {
        return begin(Map.of());
    }

    /** Likewise, with values to be replaced wherever they stand: from value to kind. */
    public Redaction begin(Map<String, String> known) {
        List<TextRule> all =
                Stream.concat(rules.stream(), Stream.of(KnownValues.of(known))).toList();
        return new Redaction(pseudonyms, phones, all);
    }

    List<TextRule> all() {
        return rules;
    }
}
