package heapwise.lab.object;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.gc.VmMode;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.datamodel.DataModel;
import org.openjdk.jol.datamodel.Model32;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;

/**
 * The size of a class's instances under other VM modes. Only this VM's is measured; the others are
 * what JOL's model of HotSpot's layouter computes, and the drawing marks which is which.
 */
public record Layouts(String title, List<Mode> modes, int feature) {

    /**
     * @param size bytes of one instance
     * @param gaps bytes of it that hold nothing
     * @param measured in this VM; else modelled
     */
    public record Mode(String name, long header, long size, long gaps, boolean measured) {}

    public Layouts {
        modes = List.copyOf(modes);
    }

    public static Layouts of(Class<?> type) {
        Layout here = Layout.of(type);
        VmMode mode = VmMode.current();
        List<Mode> modes = new ArrayList<>();
        modes.add(
                new Mode(
                        "this VM: " + mode.brief(),
                        here.bytes(Slot.Kind.HEADER),
                        here.size(),
                        here.bytes(Slot.Kind.GAP),
                        true));
        ClassData data = Jol.data(type, null);
        int feature = mode.feature();
        modes.add(model("32-bit", new Model32(), data, feature));
        modes.add(model("64-bit, compressed oops", new Model64(true, true, 8), data, feature));
        modes.add(
                model(
                        "64-bit, heap of 32 GB and more",
                        new Model64(false, true, 8),
                        data,
                        feature));
        modes.add(
                model("64-bit, objects aligned to 16", new Model64(true, true, 16), data, feature));
        modes.add(
                model(
                        "compact headers (JDK 25)",
                        new Model64_Lilliput(true, 8, false),
                        data,
                        Math.max(25, feature)));
        return new Layouts(here.title(), modes, feature);
    }

    private static Mode model(String name, DataModel model, ClassData data, int feature) {
        ClassLayout layout = new HotSpotLayouter(model, feature).layout(data);
        long fields = layout.fields().stream().mapToLong(field -> field.size()).sum();
        long header = data.isArray() ? model.arrayHeaderSize() : model.headerSize();
        long size = layout.instanceSize();
        return new Mode(name, header, size, size - header - fields, false);
    }

    /** The size under the first mode whose name contains {@code name}, bytes. */
    public long size(String name) {
        return modes.stream()
                .filter(mode -> mode.name().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mode is called " + name))
                .size();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(title).line();
        pen.right(8, Tone.DIM, "bytes").right(16, Tone.DIM, "header").right(22, Tone.DIM, "gaps");
        pen.line();
        for (Mode mode : modes) {
            Tone tone = mode.measured() ? Tone.ACCENT : Tone.PLAIN;
            pen.right(8, tone, Figures.grouped(mode.size()));
            pen.right(16, Tone.DIM, String.valueOf(mode.header()));
            pen.right(22, Tone.DIM, Figures.grouped(mode.gaps()));
            pen.dim(mode.measured() ? "  measured  " : "  modelled  ");
            pen.text(tone, mode.name()).line();
        }
        pen.note("modelled by JOL for JDK " + feature + "; rerun measures in a real VM");
        return pen.drawing();
    }
}
