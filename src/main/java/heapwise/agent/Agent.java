package heapwise.agent;

import heapwise.lab.Lab;
import java.lang.instrument.Instrumentation;

/** Entry points of the agent. */
public final class Agent {

    private Agent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        Lab.install(instrumentation);
    }
}
