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
        Flame.Frame add = new Flame.Frame("ArrayList.add:467", false);
        Flame.Frame grow = new Flame.Frame("ArrayList.grow:239", false);
        root.add(List.of(cell, boxes, add, grow, new Flame.Frame("Object[]", false)), 12_000);
        root.add(List.of(cell, boxes, new Flame.Frame("Long", false)), 32_000);
        return new Flame(root, root.bytes(), 182, 10, "");
    }
}
