package dev.holdfast.histories;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.ValueResult;
import org.jetbrains.kotlinx.lincheck.VoidResult;

/** What objects are held against: a class that does the same, without any concurrency. */
public enum Model {
    COUNTER(Counter.class),
    REGISTER(Register.class);

    private final Class<?> specification;

    Model(Class<?> specification) {
        this.specification = specification;
    }

    Class<?> specification() {
        return specification;
    }

    /**
     * The call as Lincheck knows it. What has no answer calls a method that gives none, so that any state will do for
     * it.
     *
     * @throws IllegalArgumentException the model has no such call
     */
    Operation operation(Call call) {
        List<Object> arguments = call.value() == null ? List.of() : List.of(call.value());
        if (call.answer() == null) {
            Actor actor = new Actor(method(call.name() + "Unanswered", arguments.size()), arguments);
            return new Operation(actor, VoidResult.INSTANCE, call.begin(), Double.POSITIVE_INFINITY);
        }
        Actor actor = new Actor(method(call.name(), arguments.size()), arguments);
        return new Operation(actor, new ValueResult(call.answer()), call.begin(), call.end());
    }

    private Method method(String name, int parameters) {
        return Arrays.stream(specification.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no %s of a %s takes %d parameters"
                        .formatted(name, name().toLowerCase(Locale.ROOT), parameters)));
    }
}
