package heapwise.check.source;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a class file declares and what it refers to (JVMS 4). Names are binary names with dots.
 *
 * @param superName empty for Object only
 * @param references members of other classes and its own that its code uses, as its constant pool
 *     lists them: each once, by javac
 * @param types classes that its code names
 * @param annotations that its class has and that are kept for the running program
 * @param texts all strings in it, which names of types and of members are, too
 */
public record ClassFile(
        String name,
        int access,
        String superName,
        List<String> interfaces,
        List<Member> fields,
        List<Member> methods,
        List<Reference> references,
        Set<String> types,
        List<Annotation> annotations,
        List<String> texts) {

    static final int PUBLIC = 0x0001;
    public static final int PRIVATE = 0x0002;
    static final int PROTECTED = 0x0004;
    public static final int STATIC = 0x0008;
    public static final int INTERFACE = 0x0200;
    public static final int ABSTRACT = 0x0400;

    /** A field or method that the class declares. */
    public record Member(int access, String name, String descriptor, List<Annotation> annotations) {

        /** One whose annotations are of no interest. */
        Member(int access, String name, String descriptor) {
            this(access, name, descriptor, List.of());
        }

        /** Returns its annotation of this type. */
        public Optional<Annotation> annotation(String type) {
            return annotations.stream().filter(each -> each.type().equals(type)).findFirst();
        }
    }

    /**
     * An annotation.
     *
     * @param values strings, the names of classes, and {@code int}s as decimals, by element; other
     *     elements are left out
     */
    public record Annotation(String type, Map<String, String> values) {}

    /** A field or method that its code uses. */
    public record Reference(String owner, String name, String descriptor) {

        public boolean isField() {
            return !descriptor.startsWith("(");
        }
    }

    public boolean isInterface() {
        return (access & INTERFACE) != 0;
    }

    /** Returns the annotation of this type that the class has. */
    public Optional<Annotation> annotation(String type) {
        return annotations.stream().filter(each -> each.type().equals(type)).findFirst();
    }

    public static ClassFile read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Reader(in).read();
        } catch (IOException e) {
            throw new UncheckedIOException("javac's class file cannot be read", e);
        }
    }

    private static final class Reader {

        private final DataInputStream in;
        private String[] texts = {};
        private int[] kinds = {};
        private int[] firsts = {};
        private int[] seconds = {};

        Reader(DataInputStream in) {
            this.in = in;
        }

        ClassFile read() throws IOException {
            in.skipNBytes(8); // magic and version
            readPool();
            int access = in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            int superIndex = in.readUnsignedShort();
            String superName = superIndex == 0 ? "" : className(superIndex);
            var interfaces = new ArrayList<String>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                interfaces.add(className(in.readUnsignedShort()));
            }
            List<Member> fields = members();
            List<Member> methods = members();
            return new ClassFile(
                    name,
                    access,
                    superName,
                    interfaces,
                    fields,
                    methods,
                    references(),
                    types(),
                    attributes(),
                    Arrays.stream(texts).filter(Objects::nonNull).toList());
        }

        private void readPool() throws IOException {
            int size = in.readUnsignedShort();
            texts = new String[size];
            kinds = new int[size];
            firsts = new int[size];
            seconds = new int[size];
            for (int i = 1; i < size; i++) {
                int tag = in.readUnsignedByte();
                kinds[i] = tag;
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 3, 4 -> firsts[i] = in.readInt();
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // a long or double takes two places
                    }
                    case 7, 8, 16, 19, 20 -> firsts[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        firsts[i] = in.readUnsignedShort();
                        seconds[i] = in.readUnsignedShort();
                    }
                    case 15 -> {
                        firsts[i] = in.readUnsignedByte();
                        seconds[i] = in.readUnsignedShort();
                    }
                    default -> throw new IOException("constant pool tag " + tag);
                }
            }
        }

        private List<Member> members() throws IOException {
            var members = new ArrayList<Member>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                int access = in.readUnsignedShort();
                String name = texts[in.readUnsignedShort()];
                String descriptor = texts[in.readUnsignedShort()];
                members.add(new Member(access, name, descriptor, attributes()));
            }
            return members;
        }

        /** Reads the attributes, of which annotations alone are of interest. */
        private List<Annotation> attributes() throws IOException {
            var annotations = new ArrayList<Annotation>();
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String kind = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if (!kind.equals("RuntimeVisibleAnnotations")) {
                    in.skipNBytes(length);
                    continue;
                }
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    annotations.add(annotation());
                }
            }
            return annotations;
        }

        private Annotation annotation() throws IOException {
            String type = typeName(texts[in.readUnsignedShort()]);
            var values = new HashMap<String, String>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                String element = texts[in.readUnsignedShort()];
                value().ifPresent(value -> values.put(element, value));
            }
            return new Annotation(type, values);
        }

        private Optional<String> value() throws IOException {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 's' -> {
                    return Optional.of(texts[in.readUnsignedShort()]);
                }
                case 'c' -> {
                    return Optional.of(typeName(texts[in.readUnsignedShort()]));
                }
                case 'I' -> {
                    return Optional.of(Integer.toString(firsts[in.readUnsignedShort()]));
                }
                case 'e' -> in.skipNBytes(4);
                case '@' -> annotation();
                case '[' -> {
                    for (int left = in.readUnsignedShort(); left > 0; left--) {
                        value();
                    }
                }
                default -> in.skipNBytes(2);
            }
            return Optional.empty();
        }

        private static String typeName(String descriptor) {
            return descriptor.startsWith("L")
                    ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
                    : descriptor;
        }

        private List<Reference> references() {
            var references = new ArrayList<Reference>();
            for (int i = 1; i < kinds.length; i++) {
                if (kinds[i] >= 9 && kinds[i] <= 11) {
                    int nameAndType = seconds[i];
                    references.add(
                            new Reference(
                                    className(firsts[i]),
                                    texts[firsts[nameAndType]],
                                    texts[seconds[nameAndType]]));
                }
            }
            return references;
        }

        private Set<String> types() {
            var types = new LinkedHashSet<String>();
            for (int i = 1; i < kinds.length; i++) {
                if (kinds[i] == 7) {
                    types.add(className(i));
                }
            }
            return types;
        }

        private String className(int index) {
            return texts[firsts[index]].replace('/', '.');
        }
    }
}
