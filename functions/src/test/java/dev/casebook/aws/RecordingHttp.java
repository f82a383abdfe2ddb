package dev.casebook.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's way out: remembers each address that it was asked for, and answers all with the same body. */
final class RecordingHttp implements SdkHttpClient {
    final List<URI> asked = new ArrayList<>();
    private final Optional<IOException> failure;
    private final byte[] body;

    RecordingHttp(byte[] body) {
        this.failure = Optional.empty();
        this.body = body.clone();
    }

    RecordingHttp(IOException failure) {
        this.failure = Optional.of(failure);
        this.body = new byte[0];
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        asked.add(request.httpRequest().getUri());
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                if (failure.isPresent()) {
                    throw failure.get();
                }
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}
}
