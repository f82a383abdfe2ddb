package dev.casebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SortOrderTest {

    @Property(seed = "20261121")
    void theOrderIsThatOfTheUnsignedBytes(@ForAll("texts") String left, @ForAll("texts") String right) {
        int bytes =
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(SortOrder.BYTES.compare(left, right))).isEqualTo(Integer.signum(bytes));
    }

    @Property(seed = "20261121")
    void theLengthIsThatOfTheBytes(@ForAll String text) {
        assertThat(ItemLimits.utf8Length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF)
                .map(Character::toString)
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }
}
