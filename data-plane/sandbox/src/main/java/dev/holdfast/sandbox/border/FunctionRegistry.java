package dev.holdfast.sandbox.border;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;

/** Where functions are made known to script. */
@FunctionalInterface
interface FunctionRegistry {
    void function(String name, Function function) throws JavetException;

    /** A function whose value is of no interest. */
    default void action(String name, Values values, Action action) throws JavetException {
        function(name, arguments -> {
            action.run(arguments);
            return values.undefined();
        });
    }

    /** Does something on behalf of script. */
    interface Action {
        void run(Arguments arguments) throws JavetException;
    }

    /** Answers script. */
    interface Function {
        V8Value apply(Arguments arguments) throws JavetException;
    }
}
