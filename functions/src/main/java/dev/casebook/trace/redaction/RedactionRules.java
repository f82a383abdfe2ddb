package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Map;

/**
 * What counts as personal or secret, and the key of the pseudonyms. Immutable.
 *
 * <p>Found are e-mail addresses, phone numbers, payment cards, IBANs, national ids of sixteen countries, IP and MAC addresses,
 * secrets by shape, by name and by their randomness, whole values of telling fields, and names of people on word lists or with a
 * cue; also in JSON, URL encoding and base64 inside a text. Not found: names that are on no list and have no cue, postal
 * addresses outside of fields, and text in images.
 */
public final class RedactionRules {
    /** Changes whenever the rules do. */
    public static final String VERSION = "4";

    private final Pseudonyms pseudonyms;
    private final PhoneRule phones;
    private final RedactionPolicy policy;
    private final List<TextRule> rules;

    /**
     * Makes the rules.
     *
     * @param key the same key gives the same pseudonyms
     * @param phoneRegion two upper-case letters, such as {@code US}: where phone numbers without a country code are from
     * @param policy what differs for one agent
     */
    public RedactionRules(RedactionKey key, String phoneRegion, RedactionPolicy policy) {
        this.pseudonyms = new Pseudonyms(key);
        this.phones = new PhoneRule(phoneRegion);
        this.policy = policy;
        this.rules = List.of(
                new PemRule(),
                new ConnectionStringRule(),
                new SecretShapeRule(),
                new BearerRule(),
                new KeyedTextRule(FieldNames.with(policy.keys())),
                new HighEntropyRule(),
                new EmailRule(),
                new CardRule(),
                new IbanRule(),
                new NationalIdRule(),
                phones,
                new IpRule(),
                new NameRule());
    }

    /** Begins with what belongs together, such as one trace. */
    public Redaction begin() {
        return new Redaction(pseudonyms, phones, rules, policy);
    }

    /** Looks for nothing but these values: from value to kind. For what the rules have been over already. */
    public Redaction again(Map<String, String> known) {
        return new Redaction(pseudonyms, phones, List.of(KnownValues.of(known)), policy);
    }

    /** The id of the key. */
    public String keyId() {
        return pseudonyms.keyId();
    }

    List<TextRule> all() {
        return rules;
    }
}
