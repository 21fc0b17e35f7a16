package dev.holdfast.pod.invocation;

/** Who is told of invocations. Methods are called by any thread and never block. */
public interface InvocationListener {
    /** Whether what an invocation prints is kept; asked for each line. */
    boolean admits(Subject subject, int characters);

    /** An invocation is over: it has its outcome and cost, and prints nothing more. */
    void ended(Invocation invocation);
}
