package dev.holdfast.pod.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
    private final ByteBudget budget = new ByteBudget(400);

    @Test
    void anAccountHasAQuarter() {
        assertThat(budget.take("a", 60)).isTrue();
        assertThat(budget.take("a", 41)).isFalse();
        assertThat(budget.take("a", 40)).isTrue();
        assertThat(budget.take("b", 100)).isTrue();
        budget.give("a", 60);
        assertThat(budget.take("a", 60)).isTrue();
    }

    @Test
    void allTogetherHaveTheWhole() {
        for (String account : new String[] {"a", "b", "c", "d"}) {
            assertThat(budget.take(account, 100)).isTrue();
        }
        assertThat(budget.take("e", 1)).isFalse();
        budget.give("a", 100);
        assertThat(budget.take("e", 1)).isTrue();
    }
}
