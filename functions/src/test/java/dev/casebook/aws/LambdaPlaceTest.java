package dev.casebook.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where functions are invoked: the SDK's own settings decide, for every service alike. */
class LambdaPlaceTest {
    private static final String EVERYWHERE = "aws.endpointUrl";

    @BeforeEach
    void region() {
        System.setProperty("aws.region", "eu-central-1");
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("aws.region");
        System.clearProperty(EVERYWHERE);
    }

    @Test
    void anEndpointForAllServicesMovesLambdaToo() {
        System.setProperty(EVERYWHERE, "http://localhost:4566");
        assertThat(Clients.place())
                .isEqualTo(new LambdaInvoke.Place(URI.create("http://localhost:4566"), "eu-central-1"));
    }

    @Test
    void withoutOneItIsTheRegionsOwn() {
        assertThat(Clients.place().endpoint()).hasToString("https://lambda.eu-central-1.amazonaws.com");
    }
}
