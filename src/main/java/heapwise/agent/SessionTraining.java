package heapwise.agent;

import heapwise.agent.Message.Kind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/**
 * Does what a session VM does for its first snippet, being launcher and session VM in one, so that
 * an archive can be made of the classes that are loaded for it; and loads the rest of our own by
 * name.
 */
public final class SessionTraining {

    private SessionTraining() {}

    /** Called by the VM. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket session = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket launcher = server.accept()) {
            Watchdog.start(System.in);
            Thread main = new Thread(() -> serve(session), "session");
            main.setDaemon(true);
            main.start();
            DataInputStream replies = new DataInputStream(launcher.getInputStream());
            OutputStream commands = launcher.getOutputStream();
            await(Kind.READY, replies);
            Commands.cell("#1", "snippet()", List.of()).writeTo(commands);
            Commands.install(Kind.LOAD, 1, Map.of()).writeTo(commands);
            await(Kind.DONE, replies);
            Commands.invoke(2, SessionTraining.class.getName(), "snippet", true).writeTo(commands);
            await(Kind.DONE, replies);
            Message.of(Kind.GAUGE, 3).writeTo(commands);
            Archived.loadOwnClasses();
            System.exit(0);
        }
    }

    private static void serve(Socket session) {
        try {
            SessionMain.serve(session);
        } catch (IOException e) {
            // Then the archive holds less.
        }
    }

    private static void await(Kind kind, DataInputStream replies) throws IOException {
        while (Message.readFrom(replies).kind() != kind) {
            // What is printed comes in between.
        }
    }

    /** Stands for what a learner types. */
    static String snippet() {
        System.out.println(6 * 7);
        return "42";
    }
}
