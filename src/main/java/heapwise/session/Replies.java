package heapwise.session;

import heapwise.agent.Message;
import heapwise.agent.ThrownLink;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import jdk.jshell.spi.ExecutionControl.ResolutionException;
import jdk.jshell.spi.ExecutionControl.RunException;
import jdk.jshell.spi.ExecutionControl.UserException;

/** Reads what a session VM replies. */
final class Replies {

    private Replies() {}

    /** Returns a chain of throwables, from the one at the index on, as JShell wants it. */
    static RunException asRunException(List<ThrownLink> chain, int at) {
        ThrownLink link = chain.get(at);
        if (link.unresolved() >= 0) {
            return new ResolutionException(link.unresolved(), link.frames());
        }
        UserException exception = new UserException(link.message(), link.type(), link.frames());
        exception.initCause(at + 1 < chain.size() ? asRunException(chain, at + 1) : null);
        return exception;
    }

    /** Returns the reply to a question for the heap. */
    static HeapGauge gauge(Message message) {
        try (DataInputStream in = message.open()) {
            return new HeapGauge(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns why something failed. */
    static String text(Message message) {
        try (DataInputStream in = message.open()) {
            return Message.readText(in);
        } catch (IOException e) {
            return message.kind().toString();
        }
    }
}
