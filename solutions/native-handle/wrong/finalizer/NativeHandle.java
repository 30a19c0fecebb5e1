// feedback: A finalize method does the work of the net. It is deprecated for removal, can be switched off as a whole, and keeps the handle for a second collection.
// fails: there is no finalize() method
// when: says /classes with a method finalize/
public class NativeHandle implements AutoCloseable {

    public interface Memory {
        long allocate(long bytes);

        void free(long address);
    }

    private final Memory memory;
    private final long address;
    private boolean closed;

    public NativeHandle(Memory memory, long bytes) {
        this.memory = memory;
        this.address = memory.allocate(bytes);
    }

    public long address() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        return address;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.free(address);
        }
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        close();
    }
}
