package heapwise.lab;

import heapwise.lab.draw.Pen;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each tool of the lab is for, what it costs and what it does not see. The prompt's {@code
 * /help} shows it, so that a tool announces its blind spots before it is believed.
 */
public enum Tool {
    SIZE(
            "size(x)",
            "How many bytes does this object itself take?",
            "microseconds",
            "counts no object that it refers to: deep(x)"),
    LAYOUT(
            "layout(x), layout(X.class)",
            "Which byte of the object is what?",
            "0.1 s the first time, then a millisecond",
            "headers of Class and Thread objects hold more than their fields show"),
    LAYOUTS(
            "layouts(X.class)",
            "How large would it be in another VM?",
            "0.1 s the first time, then milliseconds",
            "only this VM is measured; the others are JOL's models, and marked so"),
    DEEP(
            "deep(x)",
            "How many bytes does it reach in all?",
            "a second for some millions of objects",
            "what is shared with others counts in full; classes, loaders and threads are not entered,"
                    + " weak referents not counted; each object that it reaches gets an identity hash"),
    RETAINED(
            "retained(x)",
            "How many bytes would go with it?",
            "a walk over the whole heap, a second for some millions of objects",
            "what only locals of running methods hold counts as going with it; objects met get identity"
                    + " hashes"),
    WHY(
            "why(x), why(x, EXACT)",
            "Why is it alive, and which reference do I cut?",
            "a walk over the heap, under a second for a million objects; EXACT dumps the heap: about"
                    + " 2 s for 60 MB",
            "shows one chain, a shortest one; the live walk sees no locals of running methods and no"
                    + " JNI references: EXACT does; objects met on the way get identity hashes"),
    REFS(
            "refs(x)",
            "What does it refer to?",
            "a millisecond",
            "four levels deep, six references wide; what was collected later shows as a ghost"),
    HISTO(
            "histo(), histo(n)",
            "Which classes fill the heap?",
            "a full collection, 7-50 ms",
            "shallow bytes: an ArrayList does not count its elements"),
    DIFF(
            "diff(() -> …)",
            "What did this code leave on the heap?",
            "four full collections",
            "all threads: what others do meanwhile counts too"),
    ALLOC(
            "alloc(() -> …)",
            "How many bytes does this code allocate?",
            "runs it up to 30 times; measuring allocates nothing",
            "this thread only; counts what is garbage at once too"),
    LINES(
            "lines(\"…\"), lines()",
            "Which line allocates, how much, how often?",
            "compiles the source and runs it five times or more",
            "this thread only; side effects happen each time; code that it calls outside the source"
                    + " counts for the calling line"),
    FLAME(
            "flame(() -> …)",
            "By which path of calls does it allocate?",
            "about a second: runs the code again and again under the flight recorder",
            "samples: shares are right, bytes are estimates; rare paths are missed"),
    TLABS(
            "tlabs(() -> …)",
            "Into which buffers does it allocate?",
            "runs it twice, most of a second",
            "this thread only; tells new buffers, and not what fits into the one that the thread has"),
    GC(
            "gc()",
            "What does one collection free?",
            "a full collection",
            "Epsilon does not collect; ZGC and Shenandoah mostly run beside the code"),
    GCLOG(
            "gclog(() -> …)",
            "Which collections does this code cause?",
            "runs it once; a few milliseconds more",
            "of concurrent collectors the cycles, which mostly run beside the code; their pauses only in sum"),
    PAUSES(
            "pauses(() -> …), pauses(log, …)",
            "When does the collector stop the code, and why?",
            "runs it once; a few milliseconds more; a log is what -Xlog:gc,gc+phases:file=g1.log writes",
            "what the collector stops, not what it slows down; other stops of the VM are not in it"),
    HEAP(
            "heap(), heap(() -> …)",
            "How full is the heap, now or over time?",
            "nothing; with code, a look every 2 ms from another thread",
            "counts garbage that is not collected yet"),
    AGE(
            "age(x), age(x, n)",
            "Where does it lie, and how old is it?",
            "milliseconds; with n, as many collections",
            "ZGC tells neither; Shenandoah has no generations"),
    REGIONS(
            "regions()",
            "What does G1 use each region for?",
            "tens of milliseconds",
            "G1 only; counts garbage that is not collected yet"),
    WATCH(
            "watch(\"name\", x)",
            "How do I follow it without keeping it alive?",
            "nothing",
            "a watch of the same name is replaced"),
    GONE(
            "gone()",
            "Is what I watch gone, and if not, why?",
            "one to ten collections, and why for each that is alive",
            "as why"),
    SHOW(
            "show(heap, root, …)",
            "What does the heap that I simulate look like?",
            "a millisecond",
            "draws 200 objects; reads fields by convention: a collection of objects that can refer to"
                    + " their own kind (name, refs, address, size; others are its state); else"
                    + " picture() of the heap, which returns a HeapPicture"),
    LEAK(
            "leak(n, () -> …)",
            "Does this code leak, and what?",
            "runs it about 2n times, eight full collections",
            "sees growth in instances on the heap, not native memory; one array that grows is told, not"
                    + " counted"),
    OFFHEAP(
            "offheap()",
            "What takes memory outside the heap?",
            "under a millisecond",
            "the VM's own categories need -XX:NativeMemoryTracking=summary"),
    VM(
            "vm()",
            "Which VM mode, so which figures to expect?",
            "nothing",
            "the most the heap may grow to, not what the machine can give"),
    RERUN(
            "rerun(\"zgc\", \"-Xmx64m\", \"jdk=17\", …)",
            "What would the last cell do in another VM?",
            "a new VM for each, some tenths of a second",
            "replays the session's cells before it; input and files are not replayed"),
    COLLECTORS(
            "collectors(), collectors(\"g1\", …)",
            "Which collector suits the last cell?",
            "a new VM for each, which replays the session",
            "one run, with the warming up of a new VM in it: repeat it before you choose;"
                    + " collectors().timeline() draws the pauses"),
    TIME(
            "time(() -> …)",
            "How long does it take, roughly?",
            "0.6 s",
            "no benchmark: the JIT may remove what nobody uses");

    private final String call;
    private final String question;
    private final String cost;
    private final String blindSpot;

    Tool(String call, String question, String cost, String blindSpot) {
        this.call = call;
        this.question = question;
        this.cost = cost;
        this.blindSpot = blindSpot;
    }

    /** As it is typed: {@code why(x), why(x, EXACT)}. */
    public String call() {
        return call;
    }

    /** The one question that it answers. */
    public String question() {
        return question;
    }

    public String cost() {
        return cost;
    }

    /** What it does not see. */
    public String blindSpot() {
        return blindSpot;
    }

    /** The tool that is called so: {@code why}, {@code Why}, {@code why(x)}. */
    public static Optional<Tool> named(String name) {
        String plain = name.replaceAll("\\(.*", "").strip();
        return Arrays.stream(values())
                .filter(tool -> tool.name().equalsIgnoreCase(plain))
                .findFirst();
    }

    /** Help that shows itself as a drawing: all tools by question, or one in full. */
    public record Help(List<Tool> tools) {

        private static final int CALL = 28;
        private static final int WIDE = 76;

        public Help {
            tools = List.copyOf(tools);
        }

        @Override
        public String toString() {
            Pen pen = Pen.current();
            if (tools.size() == 1) {
                Tool tool = tools.get(0);
                pen.text("  ").bold(tool.call).line();
                pen.text("  ").text(tool.question).line();
                pen.note("cost: " + tool.cost);
                pen.note("blind spot: " + tool.blindSpot);
                return pen.drawing();
            }
            boolean narrow = pen.style().columns() < WIDE;
            for (Tool tool : tools) {
                pen.text("  ").accent(tool.call).text("  ");
                if (narrow || pen.column() > CALL) {
                    pen.line();
                }
                pen.to(narrow ? 4 : CALL).text(tool.question).line();
            }
            pen.note(
                    "/help why tells the cost and the blind spot of a tool, and so does help(\"why\")");
            return pen.drawing();
        }
    }
}
