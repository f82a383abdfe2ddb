package dev.casebook.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * An account for a try by hand: {@code java -cp <test class path of functions> dev.casebook.aws.LocalAccountMain casebook.yaml}. It prints
 * the settings that lead a program there, and stays up until it is ended.
 */
public final class LocalAccountMain {

    private LocalAccountMain() {}

    /**
     * Starts it.
     *
     * @param arguments the file that becomes the account's {@code casebook.yaml}
     */
    public static void main(String[] arguments) throws Exception {
        try (LocalAccount local = new LocalAccount();
                Account account = new Account(local.address())) {
            account.object("casebook.yaml", Files.readString(Path.of(arguments[0])));
            account.secret("REDACTION_KEY", "k1:0123456789abcdef0123456789abcdef");
            account.secret("SEARCH_KEY", "0123456789abcdef0123456789abcdef");
            String settings = """
                    export AWS_ENDPOINT_URL=%s AWS_REGION=eu-central-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
                    export CASEBOOK_TABLE=%s CASEBOOK_BUCKET=%s CASEBOOK_CONFIG=s3://%s/casebook.yaml CASEBOOK_SECRETS_PREFIX=%s/
                    export CASEBOOK_JOBS_QUEUE=%s CASEBOOK_EVALUATIONS_QUEUE=%s CASEBOOK_REPLIES_QUEUE=%s
                    """.formatted(
                            local.address(),
                            account.name(),
                            account.name(),
                            account.name(),
                            account.name(),
                            account.url("jobs"),
                            account.url("evaluations"),
                            account.url("replies"));
            System.out.println(settings);
            new CountDownLatch(1).await();
        }
    }
}
