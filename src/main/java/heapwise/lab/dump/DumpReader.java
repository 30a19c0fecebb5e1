package heapwise.lab.dump;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a dump once from start to end and keeps what a walk needs: classes, roots, stacks, and
 * where each object is. The format is HPROF 1.0.2 as HotSpot writes it ({@code heapDumper.cpp});
 * arrays of primitives refer to nothing and are not indexed.
 *
 * <p>Why no library: the tests' {@code DumpBench} compares it with two, which take five to twelve
 * times as long for the same path, and weigh 1.9 MB and more.
 */
final class DumpReader {

    private static final int STRING = 0x01;
    private static final int LOAD_CLASS = 0x02;
    private static final int FRAME = 0x04;
    private static final int TRACE = 0x05;
    private static final int HEAP = 0x0c;
    private static final int HEAP_SEGMENT = 0x1c;

    static final int CLASS_DUMP = 0x20;
    static final int INSTANCE = 0x21;
    static final int ARRAY = 0x22;
    static final int PRIMITIVES = 0x23;

    private static final int ID = 8;
    private static final int OBJECT_TYPE = 2;

    /** A frame's method and where it is. */
    record Frame(String type, String method, int line) {}

    final DumpFile file;
    final DumpClasses classes = new DumpClasses();
    final Ids ids = new Ids();
    final List<DumpRoot> roots = new ArrayList<>();
    final Map<Integer, long[]> traces = new HashMap<>();
    final Map<Integer, Integer> traceOfThread = new HashMap<>();
    final Map<Integer, Long> threads = new HashMap<>();

    private final Map<Long, Long> strings = new HashMap<>();
    private final Map<Long, Long> frames = new HashMap<>();

    final String holder;
    private long held;

    /**
     * @param holder name of a class; what its first static field refers to is indexed even if it is
     *     an array of primitives
     */
    DumpReader(Path path, String holder) throws IOException {
        this.holder = holder;
        file = new DumpFile(path);
        long at = 0;
        while (file.u1(at) != 0) {
            at++;
        }
        if (file.i4(at + 1) != ID) {
            throw new IOException("only dumps of 64-bit VMs can be read");
        }
        at += 13;
        while (at < file.size()) {
            long body = at + 9;
            long length = file.i4(at + 5) & 0xffff_ffffL;
            record(file.u1(at), body, length);
            at = body + length;
        }
        ids.freeze();
    }

    private void record(int tag, long body, long length) throws IOException {
        switch (tag) {
            case STRING -> strings.put(file.i8(body), body + ID << 20 | length - ID);
            case LOAD_CLASS ->
                    classes.name(
                            file.i4(body),
                            file.i8(body + 4),
                            string(file.i8(body + 16)).replace('/', '.'));
            case FRAME -> frames.put(file.i8(body), body);
            case TRACE -> trace(body);
            case HEAP, HEAP_SEGMENT -> segment(body, body + length);
            default -> {}
        }
    }

    private void trace(long body) {
        long[] ofTrace = new long[file.i4(body + 8)];
        for (int i = 0; i < ofTrace.length; i++) {
            ofTrace[i] = file.i8(body + 12 + (long) i * ID);
        }
        traces.put(file.i4(body), ofTrace);
    }

    /**
     * The text of a string by its id; strings are places in the file, since most are never asked
     * for.
     */
    private String string(long id) {
        Long place = strings.get(id);
        return place == null ? "?" : file.text(place >>> 20, (int) (place & 0xfffff));
    }

    Frame frame(long id) {
        Long body = frames.get(id);
        if (body == null) {
            return new Frame("?", "?", 0);
        }
        return new Frame(
                classes.nameOfSerial(file.i4(body + 32)),
                string(file.i8(body + 8)),
                file.i4(body + 36));
    }

    private void segment(long from, long to) throws IOException {
        long at = from;
        while (at < to) {
            int tag = file.u1(at);
            long body = at + 1;
            long id = file.i8(body);
            switch (tag) {
                case CLASS_DUMP -> at = classDump(body);
                case INSTANCE -> {
                    ids.add(id, at);
                    at = body + 24 + file.i4(body + 20);
                }
                case ARRAY -> {
                    ids.add(id, at);
                    at = body + 24 + (file.i4(body + 12) & 0xffff_ffffL) * ID;
                }
                case PRIMITIVES -> {
                    if (id == held) {
                        ids.add(id, at);
                    }
                    long count = file.i4(body + 12) & 0xffff_ffffL;
                    at = body + 17 + count * width(file.u1(body + 16));
                }
                default -> at = body + root(tag, body, id);
            }
        }
    }

    /** Index of what the holder's first static field refers to. */
    int held() {
        return ids.indexOf(held);
    }

    /** Returns the length of the root's record. */
    private int root(int tag, long body, long id) throws IOException {
        switch (tag) {
            case 0xff, DumpRoot.STICKY_CLASS, DumpRoot.MONITOR -> {
                roots.add(new DumpRoot(tag, id, 0, -1));
                return ID;
            }
            case DumpRoot.JNI_GLOBAL -> {
                roots.add(new DumpRoot(tag, id, 0, -1));
                return 2 * ID;
            }
            case DumpRoot.JNI_LOCAL, DumpRoot.JAVA_FRAME -> {
                roots.add(new DumpRoot(tag, id, file.i4(body + ID), file.i4(body + ID + 4)));
                return ID + 8;
            }
            case DumpRoot.NATIVE_STACK, DumpRoot.THREAD_BLOCK -> {
                roots.add(new DumpRoot(tag, id, file.i4(body + ID), -1));
                return ID + 4;
            }
            case DumpRoot.THREAD -> {
                int serial = file.i4(body + ID);
                roots.add(new DumpRoot(tag, id, serial, -1));
                threads.put(serial, id);
                traceOfThread.put(serial, file.i4(body + ID + 4));
                return ID + 8;
            }
            default ->
                    throw new IOException(
                            "unknown record in the dump: 0x" + Integer.toHexString(tag));
        }
    }

    private long classDump(long body) throws IOException {
        long id = file.i8(body);
        String name = classes.name(id);
        DumpClass type = new DumpClass(id, file.i8(body + 12), file.i8(body + 20), name);
        classes.add(type);
        boolean holds = name.equals(holder);
        ids.add(id, body - 1);
        long at = body + 4 + 7 * ID + 4;
        int constants = file.u2(at);
        at += 2;
        for (int i = 0; i < constants; i++) {
            at += 3 + width(file.u1(at + 2));
        }
        int statics = file.u2(at);
        at += 2;
        for (int i = 0; i < statics; i++) {
            int kind = file.u1(at + ID);
            if (kind == OBJECT_TYPE) {
                type.statics.add(
                        new DumpClass.Reference(string(file.i8(at)), name, file.i8(at + ID + 1)));
            }
            at += ID + 1 + width(kind);
        }
        if (holds) {
            held = type.statics.get(0).offset();
        }
        int fields = file.u2(at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            int kind = file.u1(at + ID);
            if (kind == OBJECT_TYPE) {
                type.declared.add(
                        new DumpClass.Reference(string(file.i8(at)), name, type.ownBytes));
            } else if (name.equals("java.lang.Thread") && string(file.i8(at)).equals("tid")) {
                type.tid = type.ownBytes;
            }
            type.ownBytes += width(kind);
            at += ID + 1;
        }
        return at;
    }

    private static int width(int kind) throws IOException {
        return switch (kind) {
            case OBJECT_TYPE, 7, 11 -> 8;
            case 4, 8 -> 1;
            case 5, 9 -> 2;
            case 6, 10 -> 4;
            default -> throw new IOException("unknown type in the dump: " + kind);
        };
    }
}
