package heapwise.check.source;

import heapwise.agent.Parent;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entry of the VM of a {@link CompilerVm}: compiles one set of sources after another. */
final class CompilerMain {

    private CompilerMain() {}

    /**
     * Called by the VM.
     *
     * @param args the release to compile for, and the class path
     */
    @SuppressWarnings("unchecked") // nobody but CompilerVm holds the other end
    public static void main(String[] args) throws Exception {
        Socket socket = Parent.connect();
        var out = new ObjectOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.flush(); // the other end waits for its header
        var in = new ObjectInputStream(new BufferedInputStream(socket.getInputStream()));
        var classPath = Stream.of(args[1].split(File.pathSeparator)).map(Path::of).toList();
        try (var compiler = new SourceCompiler(classPath, Integer.parseInt(args[0]))) {
            while (true) {
                var sources = (Map<String, String>) in.readObject();
                var libraries = (List<String>) in.readObject();
                out.writeObject(
                        compiler.compile(sources, libraries.stream().map(Path::of).toList()));
                out.reset();
                out.flush();
            }
        } catch (EOFException done) {
            // The launcher has no more.
        } catch (IOException gone) {
            // Nobody waits for the rest.
        } finally {
            Runtime.getRuntime().halt(0); // javac may still be busy with what took too long
        }
    }
}
