package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;

/** Says why modules do not link, as a tenant should read it. */
final class LinkFailures {
    private LinkFailures() {}

    static StartupException error(String message) {
        return new StartupException("Error", message, "");
    }

    /** A source that is not what it should be. */
    static StartupException compiling(JavetCompilationException e) {
        JavetScriptingError error = e.getScriptingError();
        String detailed = error.getDetailedMessage();
        String message = detailed == null ? error.getMessage() : detailed.replaceFirst("^SyntaxError: ", "");
        String stack =
                "    at " + error.getResourceName() + ":" + error.getLineNumber() + ":" + (error.getStartColumn() + 1);
        return new StartupException("SyntaxError", message, stack);
    }

    /** Imports and exports that do not match. */
    static StartupException linking(JavetException e) {
        String message = e.getMessage() == null ? "The modules do not link." : e.getMessage();
        int colon = message.indexOf(": ");
        return colon > 0
                ? new StartupException(message.substring(0, colon), message.substring(colon + 2), "")
                : error(message);
    }
}
