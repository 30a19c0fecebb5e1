import java.util.Objects;

/** Nobody asked for the payloads of the past: a number does. */
public class Session {

    private byte[] payload = {};
    private int loads;

    public void load(byte[] bytes) {
        payload = bytes;
        ++loads;
    }

    public int size() {
        return payload.length;
    }

    public byte at(int index) {
        return payload[Objects.checkIndex(index, payload.length)];
    }

    public int loads() {
        return loads;
    }

    public void reset() {
        payload = new byte[0];
        loads = 0;
    }
}
