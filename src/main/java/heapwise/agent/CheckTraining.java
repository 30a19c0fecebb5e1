package heapwise.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Loads what a check VM loads and ends, so that an archive can be made of it: JUnit and AssertJ by
 * running a test, and our own classes by name, since the lab does nothing in a VM without an agent.
 */
public final class CheckTraining {

    private CheckTraining() {}

    public static void main(String[] args) throws IOException {
        connect();
        CheckMain.rehearsePlain();
        CheckMain.rehearse();
        Archived.loadOwnClasses();
    }

    /** Does what {@link Parent} does, with itself. */
    private static void connect() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket there = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket here = server.accept()) {
            there.setTcpNoDelay(true);
            there.getOutputStream().write(1);
            here.getInputStream().read();
        }
        Watchdog.start(System.in);
    }
}
