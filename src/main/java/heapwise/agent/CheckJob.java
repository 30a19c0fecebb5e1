package heapwise.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check VM is asked to do, once. It travels over the control connection, so that neither the
 * hidden tests nor the secret ever lie in a file, an argument or the environment.
 *
 * @param secret repeated in the last event, so that only a run that came to its end can send it
 * @param rowSecrets one for each row of the plan, and more; a row that passes says its own
 * @param answer the learner's classes by binary name
 * @param tests the hidden tests' classes by binary name
 * @param testClasses binary names of the classes to run, in order
 * @param methodOrder {@code Class#method} in the order of the source
 * @param done {@code Class#method} of those that do not run, since they have
 * @param plain the same tests, in order, where all of them need no JUnit; else empty
 */
public record CheckJob(
        long secret,
        List<Long> rowSecrets,
        Map<String, byte[]> answer,
        Map<String, byte[]> tests,
        List<String> testClasses,
        List<String> methodOrder,
        List<String> done,
        List<PlainTest> plain) {

    /** A job with all tests of its classes, in which nobody lies. */
    public CheckJob(
            long secret,
            Map<String, byte[]> answer,
            Map<String, byte[]> tests,
            List<String> testClasses,
            List<String> methodOrder,
            List<PlainTest> plain) {
        this(secret, List.of(), answer, tests, testClasses, methodOrder, List.of(), plain);
    }

    /** Returns the secret of a row; 0 where it has none. */
    public long secretOf(int row) {
        return row < rowSecrets.size() ? rowSecrets.get(row) : 0;
    }

    /** Returns this job without some tests, {@code Class#method}. */
    public CheckJob without(List<String> methods) {
        return new CheckJob(
                secret,
                rowSecrets,
                answer,
                tests,
                testClasses,
                methodOrder,
                methods,
                plain.stream()
                        .filter(test -> !methods.contains(test.type() + "#" + test.method()))
                        .toList());
    }

    /** Writes it in the form that {@link #readFrom} reads. */
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeLong(secret);
        out.writeInt(rowSecrets.size());
        for (long rowSecret : rowSecrets) {
            out.writeLong(rowSecret);
        }
        writeClasses(out, answer);
        writeClasses(out, tests);
        writeStrings(out, testClasses);
        writeStrings(out, methodOrder);
        writeStrings(out, done);
        out.writeInt(plain.size());
        for (PlainTest test : plain) {
            test.writeTo(out);
        }
        out.flush();
    }

    static CheckJob readFrom(DataInputStream in) throws IOException {
        return new CheckJob(
                in.readLong(),
                readLongs(in),
                readClasses(in),
                readClasses(in),
                readStrings(in),
                readStrings(in),
                readStrings(in),
                readPlain(in));
    }

    private static List<Long> readLongs(DataInputStream in) throws IOException {
        var longs = new ArrayList<Long>();
        for (int left = in.readInt(); left > 0; left--) {
            longs.add(in.readLong());
        }
        return longs;
    }

    private static void writeClasses(DataOutputStream out, Map<String, byte[]> classes)
            throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        var classes = new LinkedHashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return classes;
    }

    private static List<PlainTest> readPlain(DataInputStream in) throws IOException {
        var tests = new ArrayList<PlainTest>();
        for (int left = in.readInt(); left > 0; left--) {
            tests.add(PlainTest.readFrom(in));
        }
        return tests;
    }

    private static void writeStrings(DataOutputStream out, List<String> strings)
            throws IOException {
        out.writeInt(strings.size());
        for (String string : strings) {
            out.writeUTF(string);
        }
    }

    private static List<String> readStrings(DataInputStream in) throws IOException {
        var strings = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            strings.add(in.readUTF());
        }
        return strings;
    }
}
