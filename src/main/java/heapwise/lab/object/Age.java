package heapwise.lab.object;

import heapwise.lab.draw.Pen;
import heapwise.lab.gc.Beans;
import heapwise.lab.gc.Collector;
import heapwise.lab.gc.Garbage;
import heapwise.lab.gc.Regions;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object lies, how old it is, and how that changed since it was asked about before.
 *
 * @param places oldest first; the last is now
 */
public record Age(String name, List<Place> places, Collector collector) {

    /** The way of an object: a column each, in which the drawing puts it. */
    private static final List<String> LANES = List.of("eden", "survivor", "old");

    private static final int FIRST_LANE = 28;
    private static final int LANE = 10;

    private static final int MOST_OBJECTS = 16;
    private static final int MOST_PLACES = 24;

    private static final Deque<Trail> TRAILS = new ArrayDeque<>();

    /**
     * One observation.
     *
     * @param address 0 where this collector does not let it be known
     * @param generation {@code eden}, {@code survivor}, {@code old}; empty where the VM does not
     *     tell
     * @param age collections survived in the young generation; -1 where the header is in use for a
     *     lock
     */
    public record Place(long address, String generation, int age) {}

    private record Trail(WeakReference<Object> object, List<Place> places) {}

    public Age {
        places = List.copyOf(places);
    }

    /** Looks at {@code object} now. */
    public static synchronized Age of(Object object) {
        List<Place> places = trail(object);
        Place now = place(object);
        if (places.isEmpty() || !places.get(places.size() - 1).equals(now)) {
            places.add(now);
        }
        if (places.size() > MOST_PLACES) {
            places.remove(0);
        }
        return new Age(Names.of(object), places, Collector.current());
    }

    /**
     * Looks at {@code object} now and after each of {@code collections} that are caused by garbage,
     * young ones where the collector has them.
     */
    public static Age through(int collections, Object object) {
        Age seen = of(object);
        for (int i = 0; i < collections; i++) {
            Garbage.untilCollected();
            seen = of(object);
        }
        return seen;
    }

    private static List<Place> trail(Object object) {
        for (Iterator<Trail> trails = TRAILS.iterator(); trails.hasNext(); ) {
            Trail trail = trails.next();
            if (trail.object().refersTo(object)) {
                return trail.places();
            }
            if (trail.object().refersTo(null)) {
                trails.remove();
            }
        }
        if (TRAILS.size() == MOST_OBJECTS) {
            TRAILS.removeFirst();
        }
        Trail fresh = new Trail(new WeakReference<>(object), new ArrayList<>());
        TRAILS.addLast(fresh);
        return fresh.places();
    }

    private static Place place(Object object) {
        boolean told = Collector.current() != Collector.Z;
        long address = told ? Jol.machine().addressOf(object) : 0;
        MarkWord mark = MarkWord.of(object);
        return new Place(address, told ? space(address) : "", mark.whole() ? mark.age() : -1);
    }

    private static String space(long address) {
        return Collector.current() == Collector.G1
                ? Regions.now().holding(address).map(region -> region.kind().toString()).orElse("")
                : Spaces.holding(address);
    }

    /** The place now. */
    public Place now() {
        return places.get(places.size() - 1);
    }

    /** How often it was seen to have moved. */
    public int moves() {
        int moves = 0;
        for (int i = 1; i < places.size(); i++) {
            moves += places.get(i).address() != places.get(i - 1).address() ? 1 : 0;
        }
        return moves;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        pen.text("  ").bold(name);
        boolean told = places.stream().anyMatch(place -> LANES.contains(place.generation()));
        for (int lane = 0; lane < LANES.size() && told; lane++) {
            pen.to(FIRST_LANE + LANE * lane).dim(LANES.get(lane));
        }
        pen.line();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            pen.text("  ").dim(i == 0 ? "  " : "→ ");
            String address =
                    place.address() == 0
                            ? "address not known"
                            : String.format(Locale.ROOT, "0x%010x", place.address());
            pen.text(address).text("  ");
            pen.text(place.age() < 0 ? "age in its lock" : "age " + place.age());
            int lane = LANES.indexOf(place.generation());
            if (lane >= 0) {
                pen.to(FIRST_LANE + LANE * lane).accent("●");
            } else if (!place.generation().isEmpty()) {
                pen.to(FIRST_LANE).accent(place.generation());
            }
            pen.line();
        }
        pen.note(note());
        return pen.drawing();
    }

    private String note() {
        return switch (collector) {
            case SERIAL, PARALLEL, G1 ->
                    "the age counts up to its promotion (at most 15); an old object keeps the age it had";
            case Z ->
                    "ZGC moves objects behind coloured pointers: it tells no address and keeps no age here";
            default ->
                    collector
                            + " does not tell in which generation an address is; the age is the header's";
        };
    }

    /** The spaces of Serial and Parallel, whose addresses {@code GC.heap_info} tells. */
    private static final class Spaces {

        private static final Pattern SPACE =
                Pattern.compile(
                        "\\s*(eden|from|to|the|object) *(?:space)? .*\\[(0x[0-9a-f]+),.*, ?(0x[0-9a-f]+)\\)");

        static String holding(long address) {
            for (String line : Beans.command("gcHeapInfo").lines().toList()) {
                Matcher space = SPACE.matcher(line);
                if (space.matches()
                        && address >= Long.decode(space.group(2))
                        && address < Long.decode(space.group(3))) {
                    return switch (space.group(1)) {
                        case "eden" -> "eden";
                        case "from", "to" -> "survivor";
                        default -> "old";
                    };
                }
            }
            return "";
        }
    }
}
