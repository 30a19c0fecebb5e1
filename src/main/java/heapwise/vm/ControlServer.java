package heapwise.vm;

import heapwise.agent.ChannelSocket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a child VM connects to: a port of this machine, or a path for one without a network. */
interface ControlServer extends Closeable {

    /** Opens one. */
    interface Opener {

        ControlServer open() throws IOException;
    }

    /** Returns what the child is told: a port number or a path. */
    String address();

    Socket accept() throws IOException;

    static ControlServer onPort() throws IOException {
        ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        return new ControlServer() {
            @Override
            public String address() {
                return Integer.toString(server.getLocalPort());
            }

            @Override
            public Socket accept() throws IOException {
                return server.accept();
            }

            @Override
            public void close() throws IOException {
                server.close();
            }
        };
    }

    /** The directory must exist; who has connected leaves no path there for another. */
    static ControlServer in(Path directory) throws IOException {
        Path path = directory.resolve("control");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        return new ControlServer() {
            @Override
            public String address() {
                return path.toString();
            }

            @Override
            public Socket accept() throws IOException {
                return new ChannelSocket(server.accept());
            }

            @Override
            public void close() throws IOException {
                server.close();
                Files.deleteIfExists(path);
            }
        };
    }
}
