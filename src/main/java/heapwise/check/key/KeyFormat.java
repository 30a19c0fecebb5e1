package heapwise.check.key;

import heapwise.check.rules.Requirement;
import heapwise.check.source.TestMethods;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bytes of a compiled key. */
public final class KeyFormat {

    /** Changes whenever these bytes do, so that no older cache is read. */
    static final int VERSION = 4;

    private KeyFormat() {}

    public static byte[] write(CompiledKey key) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            text(out, key.slug());
            texts(out, key.testClasses());
            out.writeInt(key.classes().size());
            for (Map.Entry<String, byte[]> entry : key.classes().entrySet()) {
                text(out, entry.getKey());
                bytes(out, entry.getValue());
            }
            out.writeInt(key.testMethods().size());
            for (TestMethods.Found method : key.testMethods()) {
                text(out, method.id());
                out.writeBoolean(method.onSomeJdks());
                texts(out, method.holds());
            }
            out.writeInt(key.requirements().size());
            for (Requirement requirement : key.requirements()) {
                text(out, requirement.owner());
                text(out, requirement.name());
                text(out, requirement.descriptor());
                out.writeBoolean(requirement.isStatic());
                out.writeBoolean(requirement.isInterface());
                text(out, requirement.declaration());
            }
            texts(out, List.copyOf(key.permitted()));
            map(out, key.reference());
            map(out, key.tests());
            out.writeInt(key.notes().size());
            for (Note note : key.notes()) {
                text(out, note.name());
                text(out, note.feedback());
                texts(out, note.when());
            }
            out.writeBoolean(key.report().isPresent());
            if (key.report().isPresent()) {
                text(out, key.report().get().trouble());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is something else, or of another version
     */
    public static CompiledKey read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != VERSION) {
            throw new IOException("a key of another version of Heapwise");
        }
        return new CompiledKey(
                text(in),
                texts(in),
                classes(in),
                testMethods(in),
                requirements(in),
                Set.copyOf(texts(in)),
                map(in),
                map(in),
                notes(in),
                in.readBoolean()
                        ? Optional.of(new CompiledKey.Report(text(in)))
                        : Optional.empty());
    }

    private static Map<String, byte[]> classes(DataInputStream in) throws IOException {
        var classes = new LinkedHashMap<String, byte[]>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            classes.put(name, bytes(in));
        }
        return classes;
    }

    private static List<TestMethods.Found> testMethods(DataInputStream in) throws IOException {
        var methods = new ArrayList<TestMethods.Found>();
        for (int left = in.readInt(); left > 0; left--) {
            methods.add(new TestMethods.Found(text(in), in.readBoolean(), texts(in)));
        }
        return methods;
    }

    private static List<Requirement> requirements(DataInputStream in) throws IOException {
        var requirements = new ArrayList<Requirement>();
        for (int left = in.readInt(); left > 0; left--) {
            requirements.add(
                    new Requirement(
                            text(in),
                            text(in),
                            text(in),
                            in.readBoolean(),
                            in.readBoolean(),
                            text(in)));
        }
        return requirements;
    }

    private static List<Note> notes(DataInputStream in) throws IOException {
        var notes = new ArrayList<Note>();
        for (int left = in.readInt(); left > 0; left--) {
            notes.add(new Note(text(in), text(in), texts(in)));
        }
        return notes;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, String> entry : map.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static Map<String, String> map(DataInputStream in) throws IOException {
        var map = new LinkedHashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            map.put(name, text(in));
        }
        return map;
    }
}
