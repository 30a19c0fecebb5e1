package heapwise.lab.gc;

import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import heapwise.lab.path.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the watched objects. */
public record Gone(List<Fate> fates) {

    /**
     * @param why what keeps it alive; null when it is gone
     */
    public record Fate(String name, boolean gone, @Nullable Why why) {}

    public Gone {
        fates = List.copyOf(fates);
    }

    /** Whether all watched objects are gone. */
    public boolean all() {
        return fates.stream().allMatch(Fate::gone);
    }

    /** Whether the object watched as {@code name} is gone. */
    public boolean is(String name) {
        return fates.stream()
                .filter(fate -> fate.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "nothing is watched as \""
                                                + name
                                                + "\": call watch(\""
                                                + name
                                                + "\", x) first"))
                .gone();
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (fates.isEmpty()) {
            return pen.text("  nothing is watched: call watch(\"name\", x) first").drawing();
        }
        for (Fate fate : fates) {
            if (fate.gone()) {
                pen.text("  ").text(Tone.GOOD, "gone").to(10).text(fate.name()).line();
            } else {
                pen.text("  ").text(Tone.BAD, "alive").to(10).text(fate.name()).line();
                String.valueOf(fate.why()).lines().forEach(line -> pen.raw(line).line());
            }
        }
        return pen.drawing();
    }
}
