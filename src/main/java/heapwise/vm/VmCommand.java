package heapwise.vm;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line of a child VM.
 *
 * @param flags for the VM, in order: of two that contradict each other the VM takes the later
 * @param classPath with the jars that a jar's manifest names
 * @param mainClass where absent, the first of the class path is a jar whose manifest names it
 * @param words the arguments of the main class
 * @param directory the working directory; this program's own where absent
 */
public record VmCommand(
        Jdk jdk,
        List<String> flags,
        List<Path> classPath,
        Optional<String> mainClass,
        List<String> words,
        Optional<Path> directory) {

    /** The command line of a main class without arguments. */
    public VmCommand(
            Jdk jdk,
            List<String> flags,
            List<Path> classPath,
            Optional<String> mainClass,
            Optional<Path> directory) {
        this(jdk, flags, classPath, mainClass, List.of(), directory);
    }

    public VmCommand {
        flags = List.copyOf(flags);
        classPath = List.copyOf(classPath);
        words = List.copyOf(words);
    }

    /** Returns this command with another directory for temporary files. */
    VmCommand withTemporary(Path temporary) {
        List<String> all = new ArrayList<>(flags);
        all.add(0, "-Djava.io.tmpdir=" + temporary);
        return new VmCommand(jdk, all, classPath, mainClass, words, directory);
    }

    /** Returns the whole command line, its first element the java command. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(jdk.java().toString());
        arguments.addAll(flags);
        if (mainClass.isPresent()) {
            arguments.add("-cp");
            arguments.add(
                    classPath.stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator)));
            arguments.add(mainClass.get());
        } else {
            arguments.add("-jar");
            arguments.add(classPath.get(0).toString());
        }
        arguments.addAll(words);
        return arguments;
    }

    /** Returns the command line as a person would type it. */
    @Override
    public String toString() {
        return arguments().stream()
                .map(
                        argument ->
                                argument.matches(".*[\\s'\"]+.*") ? "'" + argument + "'" : argument)
                .collect(Collectors.joining(" "));
    }
}
