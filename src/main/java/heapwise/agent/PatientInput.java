package heapwise.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What comes from the launcher, also while a snippet has filled the heap: reading a socket makes
 * small objects, and nothing of what came is lost where one of them finds no room.
 */
final class PatientInput extends FilterInputStream {

    private final Reserve reserve;

    PatientInput(InputStream in, Reserve reserve) {
        super(in);
        this.reserve = reserve;
    }

    @Override
    public int read() throws IOException {
        while (true) {
            try {
                return in.read();
            } catch (OutOfMemoryError e) {
                reserve.releaseAndWait();
            }
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (true) {
            try {
                return in.read(bytes, offset, length);
            } catch (OutOfMemoryError e) {
                reserve.releaseAndWait();
            }
        }
    }
}
