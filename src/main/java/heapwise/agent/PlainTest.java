package heapwise.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A hidden test that needs nothing of JUnit but to be called: a method without parameters, in a
 * class with nothing but one method before each test and one after it.
 *
 * @param type binary name of its class
 * @param name its display name
 * @param before the method to call before it; empty for none
 * @param after the method to call after it; empty for none
 */
public record PlainTest(String type, String method, String name, String before, String after) {

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(type);
        out.writeUTF(method);
        out.writeUTF(name);
        out.writeUTF(before);
        out.writeUTF(after);
    }

    static PlainTest readFrom(DataInputStream in) throws IOException {
        return new PlainTest(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    }
}
