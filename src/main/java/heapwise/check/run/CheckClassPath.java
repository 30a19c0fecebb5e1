package heapwise.check.run;

import heapwise.vm.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What hidden tests and answers are compiled against and run with. */
public final class CheckClassPath {

    private static final List<String> ARTIFACTS =
            List.of(
                    "jol-core",
                    "jspecify",
                    "junit-jupiter-api",
                    "junit-jupiter-params",
                    "junit-jupiter-engine",
                    "junit-platform-commons",
                    "junit-platform-engine",
                    "junit-platform-launcher",
                    "opentest4j",
                    "apiguardian-api",
                    "assertj-core",
                    "byte-buddy");

    private CheckClassPath() {}

    /**
     * Returns the jars, in the order in which a VM looks into them; the first one is there for its
     * manifest, which names the others in this order.
     */
    public static List<Path> of(Installation installation) {
        var jars = new ArrayList<Path>();
        jars.add(installation.checkJar());
        jars.add(installation.agentJar());
        ARTIFACTS.forEach(artifact -> jars.add(installation.jar(artifact)));
        return jars;
    }
}
