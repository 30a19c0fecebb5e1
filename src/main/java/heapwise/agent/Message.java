package heapwise.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One message on the control socket of a session VM: a kind, the number of the command that it
 * belongs to, and a payload that only the kind explains.
 */
public record Message(Kind kind, int command, byte[] payload) {

    /** No message is longer, in bytes: what claims to be is not one of ours. */
    private static final int LONGEST = 64 << 20;

    /** The payload of a FAILED for which there was no memory, as {@link #readText} reads it. */
    public static final byte[] OUT_OF_MEMORY =
            textOf("java.lang.OutOfMemoryError: Java heap space");

    private static byte[] textOf(String text) {
        return of(Kind.FAILED, 0, out -> writeText(out, text)).payload;
    }

    /** What a message is for. */
    public enum Kind {
        /** To the VM: define classes. */
        LOAD,
        /** To the VM: give classes a new body. */
        REDEFINE,
        /** To the VM: run a snippet. */
        INVOKE,
        /** To the VM: render a variable. */
        VALUE,
        /** To the VM: let go of what a variable holds. No reply. */
        FORGET,
        /** To the VM: what runs next belongs to this cell. No reply. */
        CELL,
        /** To the VM: how the lab draws from now on, as system properties. No reply. */
        DRAW,
        /** To the VM: how full is the heap? */
        GAUGE,
        /** To the VM: the bytes that the snippet reads; none for the end of the input. No reply. */
        INPUT,
        /** To the VM: stop the command where that takes no debugger. */
        STOP,
        /** To the VM: end as a program does, with its shutdown hooks. No reply. */
        EXIT,
        /** To the VM: the launcher knows that it ends. No reply. */
        FAREWELL,
        /** From the VM: it is up. */
        READY,
        /** From the VM: the command succeeded. */
        DONE,
        /** From the VM: the command ended with a throwable of the snippet. */
        THREW,
        /** From the VM: the command was stopped. */
        STOPPED,
        /** From the VM: the command failed for another reason. */
        FAILED,
        /** From the VM: bytes that were printed. */
        OUTPUT,
        /**
         * From the VM: how many lines and bytes of a long print are left out, and its last lines.
         */
        LEFT_OUT,
        /** From the VM: a thread printed while no snippet runs: its name, and the bytes. */
        PRINTED_ASIDE,
        /** From the VM: a thread has ended with a throwable: its name, and the throwable. */
        THREAD_DIED,
        /** From the VM: the snippet waits for a line. */
        INPUT_WANTED,
        /** From the VM: why it is of no more use. */
        UNUSABLE,
        /** From the VM: it ends by System.exit or of itself. */
        ENDING;

        private static final Kind[] ALL = values();
    }

    /** What fills a payload. */
    @FunctionalInterface
    public interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    /** Returns a message with the payload that the body writes. */
    public static Message of(Kind kind, int command, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            body.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Message(kind, command, bytes.toByteArray());
    }

    /** Returns a message without payload. */
    public static Message of(Kind kind, int command) {
        return new Message(kind, command, new byte[0]);
    }

    /** Opens the payload for reading. */
    public DataInputStream open() {
        return new DataInputStream(new ByteArrayInputStream(payload));
    }

    /** Writes the message in one go, so that it is one packet where it is short. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] frame = new byte[9 + payload.length];
        frame[0] = (byte) kind.ordinal();
        putInt(frame, 1, command);
        putInt(frame, 5, payload.length);
        System.arraycopy(payload, 0, frame, 9, payload.length);
        out.write(frame);
    }

    /**
     * Reads the next message.
     *
     * @throws java.io.EOFException where there is no more
     */
    public static Message readFrom(DataInputStream in) throws IOException {
        return readFrom(
                in, (kind, command, length) -> new Message(kind, command, new byte[length]));
    }

    /** Makes a message whose payload is still to be read. */
    @FunctionalInterface
    interface Room {
        Message of(Kind kind, int command, int length);
    }

    /** Reads it into what somebody else makes: nothing is needed once the payload is read. */
    static Message readFrom(DataInputStream in, Room room) throws IOException {
        int kind = in.readUnsignedByte();
        int command = in.readInt();
        int length = in.readInt();
        if (kind >= Kind.ALL.length || length < 0 || length > LONGEST) {
            throw new IOException("not a message: kind %d, length %d".formatted(kind, length));
        }
        Message message = room.of(Kind.ALL[kind], command, length);
        in.readFully(message.payload);
        return message;
    }

    /** Writes a text of any length. */
    public static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    /** Reads an array written as its length and its bytes. */
    public static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void putInt(byte[] target, int at, int value) {
        target[at] = (byte) (value >> 24);
        target[at + 1] = (byte) (value >> 16);
        target[at + 2] = (byte) (value >> 8);
        target[at + 3] = (byte) value;
    }
}
