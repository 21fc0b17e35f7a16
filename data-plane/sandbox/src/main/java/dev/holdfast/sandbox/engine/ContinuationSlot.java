package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Context;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.holdfast.sandbox.border.Entry;
import java.util.logging.Logger;

/**
 * Gives the runtime layer V8's slot for a value that every continuation keeps. V8 hands it only to embedders in C++, in
 * an object that lies in the native context; its place there belongs to this build of V8 and is checked.
 */
final class ContinuationSlot {
    private static final Logger LOG = Logger.getLogger(ContinuationSlot.class.getName());
    private static final int EXTRAS_SLOT = 68;
    private static final int LEAST_NATIVE_CONTEXT_LENGTH = 200;
    private static final String GETTER = "getContinuationPreservedEmbedderData";
    private static final String SETTER = "setContinuationPreservedEmbedderData";

    private ContinuationSlot() {}

    /** Offers the slot, if it is where it should be. */
    static void offer(V8Runtime runtime, Entry entry) throws JavetException {
        try (V8ValueFunction function = runtime.getExecutor("(function () {})").execute();
                V8Context context = function.getContext();
                V8Value extras = context.getLength() > LEAST_NATIVE_CONTEXT_LENGTH
                        ? context.get(EXTRAS_SLOT)
                        : runtime.createV8ValueUndefined()) {
            if (extras instanceof V8ValueObject object && object.has(GETTER) && object.has(SETTER)) {
                entry.useContinuationSlot(object.get(GETTER), object.get(SETTER));
            } else {
                LOG.warning("V8's continuation slot is not where it was; contexts are kept per turn only");
            }
        }
    }
}
