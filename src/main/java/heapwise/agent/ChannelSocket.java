package heapwise.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * A connection over a Unix domain socket for whoever wants a {@link Socket}: a sandboxed VM has no
 * network, not even to its own machine, but can reach a path.
 */
public final class ChannelSocket extends Socket {

    private final SocketChannel channel;
    private final InputStream input;
    private final OutputStream output;

    public ChannelSocket(SocketChannel channel) {
        this.channel = channel;
        this.input = Channels.newInputStream(channel);
        this.output = Channels.newOutputStream(channel);
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    /** There is no such delay to switch off. */
    @Override
    public void setTcpNoDelay(boolean on) {}

    /** Only those whom the sandbox lets see the path can connect, and none of them dawdles. */
    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
