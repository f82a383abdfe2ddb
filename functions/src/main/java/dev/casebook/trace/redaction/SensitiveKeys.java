package dev.casebook.trace.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Field names that say what kind of value they hold. Written with any of {@code _ - .} or in camel case. */
final class SensitiveKeys {
    private static final Set<String> SECRETS = Set.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "authorization",
            "proxyauthorization",
            "cookie",
            "setcookie",
            "credentials",
            "privatekey",
            "token",
            "auth",
            "xapikey",
            "apikey",
            "accesskey",
            "accesskeyid",
            "secretkey",
            "secretaccesskey",
            "cvv",
            "cvc",
            "cvv2",
            "otp",
            "pincode",
            "signingkey",
            "sessiontoken",
            "xamzsecuritytoken",
            "xamzsignature",
            "xamzcredential",
            "clientsecret",
            "webhooksecret",
            "accountkey",
            "sharedaccesskey",
            "jwt");
    private static final List<String> SECRET_ENDINGS = List.of(
            "password",
            "secret",
            "apikey",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "bottoken",
            "apptoken",
            "csrftoken",
            "secretkey",
            "privatekey",
            "accesskey",
            "passphrase");
    private static final Set<String> NAMES = Set.of(
            "firstname",
            "lastname",
            "middlename",
            "fullname",
            "surname",
            "familyname",
            "givenname",
            "forename",
            "patientname",
            "customername",
            "contactname",
            "displayname",
            "cardholder",
            "cardholdername",
            "personname",
            "callername",
            "passengername",
            "employeename",
            "maidenname",
            "guestname",
            "clientname",
            "recipientname",
            "sendername",
            "patient",
            "realname",
            "holdername",
            "accountholder",
            "accountholdername",
            "patientfullname",
            "doctorname",
            "drivername");
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("ssn", "NATIONALID"),
            Map.entry("socialsecuritynumber", "NATIONALID"),
            Map.entry("taxid", "NATIONALID"),
            Map.entry("nationalid", "NATIONALID"),
            Map.entry("socialsecurity", "NATIONALID"),
            Map.entry("nationalidnumber", "NATIONALID"),
            Map.entry("personalnumber", "NATIONALID"),
            Map.entry("passportnumber", "PASSPORT"),
            Map.entry("passport", "PASSPORT"),
            Map.entry("cardnumber", "CARD"),
            Map.entry("creditcard", "CARD"),
            Map.entry("creditcardnumber", "CARD"),
            Map.entry("iban", "IBAN"),
            Map.entry("dob", "BIRTH"),
            Map.entry("dateofbirth", "BIRTH"),
            Map.entry("birthdate", "BIRTH"),
            Map.entry("birthday", "BIRTH"),
            Map.entry("address1", "ADDRESS"),
            Map.entry("address2", "ADDRESS"),
            Map.entry("addressline1", "ADDRESS"),
            Map.entry("addressline2", "ADDRESS"),
            Map.entry("street", "ADDRESS"),
            Map.entry("streetaddress", "ADDRESS"),
            Map.entry("homeaddress", "ADDRESS"),
            Map.entry("postaladdress", "ADDRESS"),
            Map.entry("mailingaddress", "ADDRESS"));
    private static final Set<String> PHONES = Set.of(
            "phone",
            "phonenumber",
            "mobile",
            "mobilenumber",
            "mobilephone",
            "cell",
            "cellphone",
            "telephone",
            "tel",
            "fax",
            "whatsapp",
            "homephone",
            "workphone",
            "contactnumber");
    private static final Set<String> PERSONAL = Set.of(
            "email",
            "emailaddress",
            "phone",
            "phonenumber",
            "mobile",
            "dob",
            "dateofbirth",
            "birthdate",
            "ssn",
            "patientid");

    /** The end of a longer name decides. */
    private static final int LONGEST = 80;

    private SensitiveKeys() {}

    static String normal(String key) {
        StringBuilder normal = new StringBuilder();
        for (int i = Math.max(0, key.length() - LONGEST); i < key.length(); i++) {
            char c = key.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                normal.append(c);
            }
        }
        return normal.toString().toLowerCase(Locale.ROOT);
    }

    /** The kind of the value under this (normal) name, when the whole value is to be replaced. */
    static Optional<String> kindOf(String normal) {
        if (SECRETS.contains(normal) || endsSecretly(normal)) {
            return Optional.of("SECRET");
        }
        if (NAMES.contains(normal)) {
            return Optional.of("NAME");
        }
        return PHONES.contains(normal) ? Optional.of("PHONE") : Optional.ofNullable(OTHERS.get(normal));
    }

    private static boolean endsSecretly(String normal) {
        for (String ending : SECRET_ENDINGS) {
            if (normal.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** True for names that stand in a person's record, so that a plain {@code name} next to them is a person's. */
    static boolean isPersonal(String normal) {
        return PERSONAL.contains(normal);
    }
}
