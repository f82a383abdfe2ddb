package dev.casebook.handler;

import static java.util.Objects.requireNonNull;

import dev.casebook.aws.LocalAccount;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On DynamoDB Local, ElasticMQ and a server of objects and secrets, all in this process. */
class LocalAccountTest extends AccountContract {
    @Nullable
    private static LocalAccount account;

    @BeforeAll
    static void start() throws Exception {
        account = new LocalAccount();
    }

    @AfterAll
    static void stop() {
        requireNonNull(account).close();
    }

    @Override
    URI endpoint() {
        return requireNonNull(account).address();
    }
}
