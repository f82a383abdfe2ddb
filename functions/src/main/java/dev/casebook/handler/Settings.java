package dev.casebook.handler;

import dev.casebook.CasebookException;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables of the functions, and their only reader. The names are the same on one machine and on AWS; the
 * README's table lists them all.
 *
 * @param environment names to values, as the process was given them
 */
public record Settings(Map<String, String> environment) {
    /** Where {@code casebook.yaml} is: a file, or {@code s3://bucket/key}. */
    public static final String CONFIG = "CASEBOOK_CONFIG";

    /** The DynamoDB table. */
    public static final String TABLE = "CASEBOOK_TABLE";

    /** The S3 bucket for what is over 32 KB. */
    public static final String BUCKET = "CASEBOOK_BUCKET";

    /** URL of the queue for jobs. */
    public static final String JOBS_QUEUE = "CASEBOOK_JOBS_QUEUE";

    /** URL of the queue for lanes. */
    public static final String EVALUATIONS_QUEUE = "CASEBOOK_EVALUATIONS_QUEUE";

    /** URL of the queue for replies. */
    public static final String REPLIES_QUEUE = "CASEBOOK_REPLIES_QUEUE";

    /** What the names of secrets start with in Secrets Manager. */
    public static final String SECRETS_PREFIX = "CASEBOOK_SECRETS_PREFIX";

    /** Name of the secret that holds those that {@code casebook.yaml} names, as one JSON object; each has its own if not set. */
    public static final String SECRETS_GROUP = "CASEBOOK_SECRETS_GROUP";

    /** What this deployment's metrics are kept under. */
    public static final String DEPLOYMENT = "CASEBOOK_DEPLOYMENT";

    /** Least severe lines that the functions log: {@code DEBUG}, {@code INFO}, {@code WARN} or {@code ERROR}. */
    public static final String LOG_LEVEL = "CASEBOOK_LOG_LEVEL";

    /** ARN of the topic that this deployment's own alarms go to. */
    public static final String ALARM_TOPIC = "CASEBOOK_ALARM_TOPIC";

    /** Id of the channel that is told of this deployment's own alarms. */
    public static final String OPS_CHANNEL = "CASEBOOK_OPS_CHANNEL";

    /** Where people's browsers reach this Casebook or its traces; may be used in {@code casebook.yaml}. */
    public static final String PUBLIC_URL = "CASEBOOK_PUBLIC_URL";

    /** Region that phone numbers without a country code belong to, such as {@code DE}. */
    public static final String PHONE_REGION = "CASEBOOK_PHONE_REGION";

    /** How Lambda starts this process; set by Lambda. */
    static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    /** Name of the secret that pseudonyms are made with. */
    public static final String REDACTION_KEY = "REDACTION_KEY";

    /** Name of the secret that the search terms of {@code find} are encrypted with on their way. */
    public static final String SEARCH_KEY = "SEARCH_KEY";

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** Of this process. */
    public static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A setting that must be there.
     *
     * @throws CasebookException.Permanent naming it
     */
    public String require(String name) {
        return find(name).orElseThrow(() -> new CasebookException.Permanent("The setting " + name + " is missing."));
    }
}
