package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} promises. A backend's test extends this and supplies the store. */
public abstract class BlobStoreContract {

    protected abstract BlobStore blobs();

    @Test
    void theIdIsTheHashOfTheContent() {
        assertThat(blobs().put("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatWasPutComesBackByteForByte() {
        byte[] every = new byte[512];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        assertThat(blobs().get(blobs().put(every)))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(every));
    }

    @Test
    void theSameContentTwiceIsOneBlob() {
        byte[] content = "the same words".getBytes(StandardCharsets.UTF_8);
        String first = blobs().put(content);
        assertThat(blobs().put(content.clone())).isEqualTo(first);
        assertThat(blobs().get(first)).hasValueSatisfying(b -> assertThat(b).isEqualTo(content));
    }

    @Test
    void contentOverAnItemsLimitIsKept() {
        byte[] large = "0123456789abcdef".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(blobs().get(blobs().put(large)))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(large));
    }

    @Test
    void emptyContentIsContent() {
        assertThat(blobs().get(blobs().put(new byte[0])))
                .hasValueSatisfying(b -> assertThat(b).isEmpty());
    }

    @Test
    void changingTheArrayAfterwardsChangesNoBlob() {
        byte[] content = {1, 2, 3};
        String id = blobs().put(content);
        content[0] = 9;
        assertThat(blobs().get(id)).hasValueSatisfying(b -> assertThat(b).isEqualTo(new byte[] {1, 2, 3}));
    }

    @Test
    void anUnknownIdHasNoContent() {
        assertThat(blobs().get("00".repeat(32))).isEmpty();
    }

    @Test
    void manyWhoPutTheSameContentAllSucceed() {
        byte[] content = "a crowd".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Race.of(6, () -> blobs().put(content))).hasSize(6).containsOnly(blobs().put(content));
    }
}
