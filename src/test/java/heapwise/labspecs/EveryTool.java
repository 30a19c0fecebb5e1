package heapwise.labspecs;

import heapwise.lab.Lab;
import heapwise.lab.picture.HeapPicture;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls every tool once that needs no session, to see that a VM with the agent has all that the lab
 * needs.
 */
public final class EveryTool {

    private static final List<Object> KEPT = new ArrayList<>();

    private EveryTool() {}

    /** Prints one line; an exception where a tool failed. */
    public static void main(String[] arguments) throws Throwable {
        KEPT.add(new byte[100]);
        Lab.watch("kept", KEPT);
        List<Object> answers =
                List.of(
                        Lab.size(KEPT),
                        Lab.deep(KEPT),
                        Lab.layout(KEPT),
                        Lab.layouts(ArrayList.class),
                        Lab.why(KEPT),
                        Lab.why(KEPT, Lab.EXACT),
                        Lab.retained(KEPT),
                        String.valueOf(Lab.refs(KEPT)),
                        Lab.histo(),
                        Lab.diff(() -> KEPT.add("")),
                        Lab.alloc(() -> new byte[10]),
                        Lab.lines("var array = new byte[10];"),
                        Lab.flame(() -> new byte[10_000].clone()),
                        Lab.gc(),
                        Lab.gclog(System::gc),
                        Lab.pauses(System::gc),
                        Lab.tlabs(() -> KEPT.add(new byte[10])),
                        Lab.regions(),
                        Lab.heap(),
                        Lab.age(KEPT),
                        Lab.gone(),
                        Lab.leak(5, () -> new byte[10].clone()),
                        Lab.offheap(),
                        Lab.show(HeapPicture.titled("heap")),
                        Lab.vm(),
                        Lab.time(() -> {}),
                        Lab.help());
        for (Object answer : answers) {
            if (answer.toString().isBlank()) {
                throw new IllegalStateException("no answer: " + answer.getClass());
            }
        }
        System.out.println("every tool answered");
    }
}
