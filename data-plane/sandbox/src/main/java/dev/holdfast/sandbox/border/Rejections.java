package dev.holdfast.sandbox.border;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.callback.IJavetPromiseRejectCallback;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine says of rejected promises in the middle of a call, kept until script may be told. Promises and
 * reasons are a tenant's: they are held, never looked at. Beyond a fixed number per call they are dropped.
 */
final class Rejections implements IJavetPromiseRejectCallback {
    private static final int MOST = 256;

    private List<Noted> noted = new ArrayList<>();

    /** A promise, and why it was rejected; the receiver closes both. */
    record Noted(boolean handled, V8ValuePromise promise, V8Value reason) {}

    @Override
    public void callback(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value reason) {
        boolean handled = event == JavetPromiseRejectEvent.PromiseHandlerAddedAfterReject;
        boolean matters = handled || event == JavetPromiseRejectEvent.PromiseRejectWithNoHandler;
        if (matters && noted.size() < MOST) {
            try {
                noted.add(new Noted(handled, promise.toClone(), reason.toClone()));
            } catch (JavetException e) {
                throw new BrokenIsolateException("a promise cannot be held", e);
            }
        }
    }

    /** Hands over what has come together. */
    List<Noted> take() {
        if (noted.isEmpty()) {
            return List.of();
        }
        List<Noted> taken = noted;
        noted = new ArrayList<>();
        return taken;
    }
}
