package heapwise.lab.object;

import java.lang.instrument.Instrumentation;

/** Shallow sizes: bytes of one object in this VM, its header and the gap at its end included. */
public final class Sizes {

    private Sizes() {}

    /** Asks the VM ({@code Instrumentation.getObjectSize}); without the agent, JOL's estimate. */
    public static long shallow(Object object) {
        Instrumentation instrumentation = Opened.instrumentation();
        return instrumentation != null ? instrumentation.getObjectSize(object) : Jol.sizeOf(object);
    }
}
