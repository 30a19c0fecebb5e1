package heapwise.lab.run;

import java.util.List;

/** A flame made by hand. */
public final class FlameSample {

    private FlameSample() {}

    public static Flame flame() {
        Flame.Node root = new Flame.Node("", false);
        Flame.Frame cell = new Flame.Frame("lambda", true);
        Flame.Frame join = new Flame.Frame("join", true);
        Flame.Frame concat = new Flame.Frame("StringConcatHelper.newArray:497", false);
        Flame.Frame boxes = new Flame.Frame("boxes", true);
        root.add(List.of(cell, join, concat, new Flame.Frame("byte[]", false)), 60_000);
        root.add(List.of(cell, join, concat, new Flame.Frame("String", false)), 8_000);
        root.add(List.of(cell, boxes, new Flame.Frame("Long", false)), 32_000);
        return new Flame(root, root.bytes(), 182, 10, "");
    }
}
