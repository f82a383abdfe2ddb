package dev.casebook.configuration;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.casebook.CasebookException;
import dev.casebook.alert.HmacScheme;
import dev.casebook.alert.SnsEnvelope;
import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.conversations.NamedQuery;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shapes that values must have. Each method returns the value or throws {@link Unfit}. */
final class Shapes {
    /** One evaluation step has five minutes; a trial must fit with room to store its result. */
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(4);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9:_$-]{1,170}");
    private static final Pattern QUALIFIER = Pattern.compile("[$]LATEST|[A-Za-z0-9_-]{1,128}");
    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9](\\.[0-9]{1,6})?");
    private static final Pattern STEPS = Pattern.compile("[1-9][0-9]?");
    private static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{2,30}");
    private static final Pattern MEMBER = Pattern.compile("[UWS][A-Z0-9]{2,30}");
    private static final Pattern TEAM = Pattern.compile("[TE][A-Z0-9]{2,30}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9/_.+=@-]{0,199}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern HOST = Pattern.compile("[a-z0-9][a-z0-9.-]{0,200}(:[0-9]{1,5})?");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern STREAM = Pattern.compile("\\{\\s*[A-Za-z_].*[=~].*\"\\s*}", Pattern.DOTALL);
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://[^\\s/@?]+/[^\\s/@?]+(\\?[^\\s]*)?");
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)[?&](user|password)=");
    private static final Pattern LOOKED_UP = Pattern.compile("(?<![:\\w]):(conversation|ticket)\\b");
    private static final int MOST_ROWS = 1000;
    private static final String SECRET_PREFIX = "secret:";

    private Shapes() {}

    static String name(String text) {
        return matching(
                NAME, text, "a name of up to 40 lower-case letters, digits and dashes that begins with a letter");
    }

    /** A Lambda function's name or ARN, perhaps with a qualifier, in which a placeholder may stand. */
    static String function(String placeholder, String text) {
        matching(
                FUNCTION,
                text.replace(placeholder, "x"),
                "a Lambda function's name or ARN, such as clinic:{version} or "
                        + "arn:aws:lambda:eu-central-1:123456789012:function:clinic");
        return text;
    }

    /** A version or alias of a Lambda function. */
    static String qualifier(String text) {
        return matching(QUALIFIER, text, "a version's number or an alias of the Lambda function");
    }

    static String tool(String text) {
        return matching(TOOL, text, "a name of up to 64 letters, digits, dashes and underscores");
    }

    static String version(String text) {
        return matching(VERSION, text, "a version of up to 100 letters, digits, dots, dashes and underscores");
    }

    static String line(String text) {
        if (text.isBlank() || text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("Expected one line of text.");
        }
        return text;
    }

    static double temperature(String text) {
        if (DECIMAL.matcher(text).matches() && Double.parseDouble(text) <= 2) {
            return Double.parseDouble(text);
        }
        throw new Unfit("Expected a number from 0 to 2.");
    }

    static int steps(String text) {
        if (STEPS.matcher(text).matches() && Integer.parseInt(text) <= 50) {
            return Integer.parseInt(text);
        }
        throw new Unfit("Expected a whole number from 1 to 50.");
    }

    static String channel(String text) {
        return matching(
                CHANNEL, text, "a channel's id such as C0123456789 (the channel's details show it), not its name");
    }

    static String member(String text) {
        return matching(MEMBER, text, "a person's id such as U0123456789 or a user group's such as S0123456789");
    }

    static String team(String text) {
        return matching(TEAM, text, "a workspace's id such as T0123456789");
    }

    static String secretName(String text) {
        return matching(SECRET, text, "the name of a secret, not the secret itself");
    }

    static String header(String text) {
        return matching(HEADER, text, "the name of an HTTP header, such as X-Grafana-Alerting-Signature");
    }

    /** A value written {@code secret:NAME}, to its NAME. */
    static String secretReference(String text) {
        if (!text.startsWith(SECRET_PREFIX)) {
            throw new Unfit("Expected secret:NAME. A credential is never written into this file.");
        }
        return secretName(text.substring(SECRET_PREFIX.length()));
    }

    /** A header's value: any text in one line, or {@code secret:NAME} as it stands. */
    static String headerValue(String text) {
        if (text.startsWith(SECRET_PREFIX)) {
            secretReference(text);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("Expected one line of text, or secret:NAME.");
        }
        return text;
    }

    static String uuid(String text) {
        return matching(UUID, text, "an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    }

    static String host(String text) {
        return matching(HOST, text, "a host such as minio.example or minio.example:9000, without https://");
    }

    static String label(String text) {
        return matching(LABEL, text, "the name of a label or of structured metadata, such as trace_id");
    }

    static String streamSelector(String text) {
        return matching(STREAM, text.strip(), "a stream selector such as '{service_name=\"shop\"}'");
    }

    static String jdbc(String text) {
        matching(JDBC, text, "a JDBC address such as jdbc:postgresql://db.example/support, without a user");
        if (CREDENTIAL.matcher(text).find()) {
            throw new Unfit("The address holds a credential. Expected one without: give secrets as user and password.");
        }
        return text;
    }

    /** SQL with at least one of the named parameters {@code :conversation} and {@code :ticket}. */
    static String lookUp(String text) {
        if (!LOOKED_UP.matcher(text).find()) {
            throw new Unfit("Expected SQL with :conversation or :ticket in it, which stand for what is looked up.");
        }
        try {
            NamedQuery.of(text);
        } catch (CasebookException.Permanent wrong) {
            throw new Unfit(String.valueOf(wrong.getMessage()));
        }
        return text.strip();
    }

    static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                throw new Unfit("Expected a URL such as http://localhost:9000/chat.");
            }
            if (url.getRawUserInfo() != null) {
                throw new Unfit("The URL holds a user name. Expected one without: a credential is never written here.");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new Unfit("Expected a URL such as http://localhost:9000/chat.");
        }
    }

    /** A URL in which a placeholder such as {@code {version}} may stand. */
    static String urlTemplate(String placeholder, String text) {
        url(text.replace(placeholder, "x"));
        return text;
    }

    /** A URL in which the placeholder must stand. */
    static String urlWith(String placeholder, String text) {
        if (!text.contains(placeholder)) {
            throw new Unfit("Expected a URL with " + placeholder + " in it.");
        }
        return urlTemplate(placeholder, text);
    }

    static Duration timeout(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
            if (duration.isPositive() && duration.compareTo(LONGEST_TIMEOUT) <= 0) {
                return duration;
            }
        }
        throw new Unfit("Expected a time such as 500ms, 30s or 2m, at most 4m.");
    }

    static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unfit("Expected true or false.");
        };
    }

    static int concurrency(String text) {
        return upTo(Evaluation.MAX_CONCURRENCY, text);
    }

    static int rows(String text) {
        return upTo(MOST_ROWS, text);
    }

    private static int upTo(int most, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same sentence: what was expected is all that helps.
        }
        throw new Unfit("Expected a whole number from 1 to " + most + ".");
    }

    static FailureMode failureMode(String text) {
        try {
            return FailureMode.parse(text);
        } catch (CasebookException.Permanent e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    static String jsonPath(String text) {
        try {
            if (text.startsWith("$")) {
                JsonPath.compile(text);
                return text;
            }
        } catch (InvalidPathException e) {
            // Falls through: its message quotes the value.
        }
        throw new Unfit("Expected a JSONPath such as $.answer.");
    }

    /** The ARN of an SNS topic. */
    static String topic(String text) {
        if (!SnsEnvelope.isTopic(text)) {
            throw new Unfit("Expected a topic's ARN such as arn:aws:sns:eu-west-1:123456789012:alarms.");
        }
        return text;
    }

    /** What a sender signs: the body once, and perhaps the time and headers around it. */
    static String signed(String text) {
        String fixed = text.replaceFirst("\\{body}", "").replaceAll("\\{timestamp}|\\{header:[A-Za-z0-9-]{1,100}}", "");
        if (!text.contains(HmacScheme.BODY) || fixed.contains("{") || fixed.contains("}")) {
            throw new Unfit("Expected {body} once, with {timestamp} and {header:NAME} around it as the sender has it.");
        }
        return text;
    }

    static HmacScheme.Encoding encoding(String text) {
        return switch (text) {
            case "hex" -> HmacScheme.Encoding.HEX;
            case "base64" -> HmacScheme.Encoding.BASE64;
            default -> throw new Unfit("Expected hex or base64.");
        };
    }

    /** {@code base64}, or {@code base64:} and what stands in the secret before the key. */
    static String base64Key(String text) {
        if (text.equals("base64")) {
            return "";
        }
        if (text.startsWith("base64:")) {
            return text.substring("base64:".length());
        }
        throw new Unfit("Expected base64, or base64:whsec_ where the secret begins with whsec_.");
    }

    private static String matching(Pattern pattern, String text, String expected) {
        if (!pattern.matcher(text).matches()) {
            throw new Unfit("Expected " + expected + ".");
        }
        return text;
    }
}
