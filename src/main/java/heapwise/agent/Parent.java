package heapwise.agent;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The launcher that has started this VM, as this VM sees it.
 *
 * <p>The launcher holds the other end of file descriptor 0. It writes one line to it, a token and
 * the address; a further byte says that it knows of this VM's end, and the end of the stream that
 * the launcher has died, by SIGKILL too. Then this VM halts.
 */
public final class Parent {

    private Parent() {}

    /**
     * Starts the watchdog and returns the socket to the launcher; nobody else in this VM can learn
     * the token.
     *
     * @throws IOException where the launcher does not answer
     */
    public static Socket connect() throws IOException {
        InputStream stdin = new FileInputStream(FileDescriptor.in);
        String[] greeting = readLine(stdin).split(" ", 2); // a path may have blanks
        if (greeting.length != 2) {
            throw new IOException("no greeting from the launcher on stdin");
        }
        Watchdog.start(stdin);
        Socket socket = socket(greeting[1]);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(greeting[0].getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The address is a port, or the path of a Unix domain socket. */
    private static Socket socket(String address) throws IOException {
        return address.startsWith("/")
                ? new ChannelSocket(SocketChannel.open(UnixDomainSocketAddress.of(address)))
                : new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address));
    }

    /** Byte by byte, since what a buffer would read ahead would be lost. */
    private static String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
