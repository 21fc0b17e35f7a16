package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    @Test
    void onlySoManyAreInsideAndTheOthersFollowInOrder() {
        Turnstile turnstile = new Turnstile(2);
        List<Integer> entered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            turnstile.enter(() -> entered.add(number));
        }
        assertThat(entered).containsExactly(0, 1);
        turnstile.leave();
        assertThat(entered).containsExactly(0, 1, 2);
        for (int i = 0; i < 4; i++) {
            turnstile.leave();
        }
        assertThat(entered).containsExactly(0, 1, 2, 3, 4);
        turnstile.enter(() -> entered.add(5));
        turnstile.enter(() -> entered.add(6));
        turnstile.enter(() -> entered.add(7));
        assertThat(entered).endsWith(5, 6);
    }
}
