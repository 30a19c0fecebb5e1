package heapwise.lab;

import heapwise.vm.Installation;
import heapwise.vm.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts child VMs with the agent, and runs specs of the lab in them. */
final class LabVm {

    private LabVm() {}

    /**
     * @param text what it wrote, standard output and error together
     */
    record Run(int exit, String text) {}

    static Run specs(Jdk jdk, List<String> flags, List<String> specs) throws Exception {
        List<String> command = new ArrayList<>(flags);
        command.addAll(0, LabFlags.forJdk(jdk.feature()));
        command.add(0, "-javaagent:" + Installation.current().agentJar());
        command.add("-cp");
        command.add(testClassPath());
        command.add("heapwise.labspecs.SpecMain");
        specs.forEach(spec -> command.add("heapwise.labspecs." + spec));
        return run(jdk, command);
    }

    /**
     * Runs a main class of these tests with nothing on the class path but them and the agent's jar,
     * whose manifest names JOL's.
     */
    static Run alone(Jdk jdk, String main) throws Exception {
        String agent = Installation.current().agentJar().toString();
        List<String> command = new ArrayList<>(LabFlags.forJdk(jdk.feature()));
        String path = agent + File.pathSeparator + "target/test-classes";
        command.addAll(List.of("-javaagent:" + agent, "-cp", path, main));
        return run(jdk, command);
    }

    /** The agent's jar first, so that its classes are those in use, as in a session. */
    private static String testClassPath() {
        List<String> path = new ArrayList<>();
        path.add(Installation.current().agentJar().toString());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).endsWith("classes")) {
                path.add(entry);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    static Run run(Jdk jdk, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, jdk.java().toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException("did not end: " + String.join(" ", command));
            }
            return new Run(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }
}
