package dev.holdfast.pod.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckedResolverTest {
    private static final AddressPolicy STRICT = new AddressPolicy(List.of(), List.of());

    @Test
    void theCheckedAddressIsTheOneToConnectTo() throws Exception {
        Answers answers = new Answers("1.2.3.4", "127.0.0.1");
        InetAddress address = new CheckedResolver(answers, STRICT)
                .resolve("rebinding.example")
                .join();
        assertThat(address.getHostAddress()).isEqualTo("1.2.3.4");
        assertThat(answers.left()).as("the name is looked up once").isEqualTo(1);
    }

    @Test
    void aNameThatLeadsInsideTheNextTimeIsRefusedThen() throws Exception {
        CheckedResolver resolver = new CheckedResolver(new Answers("1.2.3.4", "127.0.0.1"), STRICT);
        assertThat(resolver.resolve("rebinding.example").join().getHostAddress())
                .isEqualTo("1.2.3.4");
        assertThatThrownBy(() -> resolver.resolve("rebinding.example").join())
                .hasCauseInstanceOf(AddressRefusedException.class)
                .hasMessageContaining("fetch to rebinding.example is not allowed");
    }

    @Test
    void aHostOfWhichAnyAddressIsPrivateIsRefused() {
        CheckedResolver resolver = new CheckedResolver(new Answers("1.2.3.4 10.0.0.1"), STRICT);
        assertThatThrownBy(() -> resolver.resolve("mixed.example").join())
                .hasCauseInstanceOf(AddressRefusedException.class);
    }

    /** Answers something else each time; several addresses are separated by spaces. */
    private static final class Answers implements HostResolver {
        private final Deque<String> answers;

        Answers(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        int left() {
            return answers.size();
        }

        @Override
        public CompletableFuture<List<InetAddress>> resolve(String host) {
            return CompletableFuture.completedFuture(List.of(answers.remove().split(" ")).stream()
                    .map(Answers::address)
                    .toList());
        }

        private static InetAddress address(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
    }
}
