package heapwise.lab.dump;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a dump by id, and by the serial numbers that its frames use. */
final class DumpClasses {

    private final Map<Long, DumpClass> byId = new HashMap<>();
    private final Map<Integer, Long> bySerial = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();

    void name(int serial, long id, String name) {
        bySerial.put(serial, id);
        names.put(id, name);
    }

    void add(DumpClass type) {
        byId.put(type.id, type);
    }

    @Nullable DumpClass of(long id) {
        return byId.get(id);
    }

    /** The binary name of the class with this id, {@code [B} for an array of bytes. */
    String name(long id) {
        return names.getOrDefault(id, "?");
    }

    String nameOfSerial(int serial) {
        Long id = bySerial.get(serial);
        return id == null ? "?" : name(id);
    }

    Collection<DumpClass> all() {
        return byId.values();
    }
}
