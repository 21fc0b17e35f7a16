package dev.holdfast.sandbox.engine;

import com.caoccao.javet.interfaces.IJavetLogger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Javet reports what scripts do wrong as warnings; these are tenants' matters, not ours. */
final class QuietLogger implements IJavetLogger {
    private static final Logger LOG = Logger.getLogger("javet");

    @Override
    public void debug(String message) {
        LOG.finest(message);
    }

    @Override
    public void error(String message) {
        LOG.fine(message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(Level.FINE, message, cause);
    }

    @Override
    public void info(String message) {
        LOG.finer(message);
    }

    @Override
    public void warn(String message) {
        LOG.finer(message);
    }
}
