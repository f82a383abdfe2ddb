package dev.casebook.handler;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** On LocalStack, in the last image that needs no token. */
class LocalStackIT extends AccountContract {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    @Nullable
    private static LocalStackContainer localStack;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "SKIPPED: there is no Docker here, so LocalStack was not tried.");
        localStack = new LocalStackContainer(IMAGE).withServices("dynamodb", "sqs", "s3", "secretsmanager");
        localStack.start();
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.stop();
        }
    }

    @Override
    URI endpoint() {
        return requireNonNull(localStack).getEndpoint();
    }
}
