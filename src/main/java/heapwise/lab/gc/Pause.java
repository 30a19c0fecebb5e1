package heapwise.lab.gc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stop of the program by the collector, as the VM's own log tells it (tags {@code gc} and {@code
 * gc,phases}).
 *
 * @param what which part of its work: {@code young}, {@code full}, {@code remark}, {@code mark
 *     start} …; {@code stall} where only a thread that allocates had to wait
 * @param cause as the VM names it; empty where it names none
 * @param startNanos since the VM started
 */
public record Pause(String what, String cause, long startNanos, long nanos) {

    /** What to log: pauses of Serial, Parallel and G1 are under gc, of the others under phases. */
    static final String LOGGED = "gc=info,gc+phases=info";

    private static final String STALL = "stall";

    /** The uptime, in nanoseconds as the lab logs it, or in seconds as a VM does by itself. */
    private static final String STAMP = "\\[([\\d.,]+)(ns|s)\\]";

    private static final Pattern STAMPED = Pattern.compile(STAMP + ".*");

    /** The prefix is of the young and the old collections of generational ZGC. */
    private static final Pattern LINE =
            Pattern.compile(
                    STAMP
                            + ".*? (?:GC\\(\\d+\\) (?:[yYO]: )?Pause|(Allocation Stall)) (.+?) (\\d+\\.\\d+)ms");

    /**
     * What happened and why, before the heap's size: {@code Young (Normal) (G1 …) 37M->9M(64M)}.
     */
    private static final Pattern WHAT =
            Pattern.compile("([A-Z][A-Za-z ]*?)((?: \\((?:[^()]|\\(\\))*+\\))*+)(?: \\d+M.*)?");

    /** Whether only a thread that allocates had to wait. */
    public boolean isStall() {
        return what.equals(STALL);
    }

    /** {@code young, Allocation Failure}: its kind and cause in a few words. */
    String said() {
        return cause.isEmpty() ? what : what + ", " + cause;
    }

    /** When the line was written, nanoseconds since the VM started; 0 where it does not say. */
    static long stamp(String line) {
        Matcher matcher = STAMPED.matcher(line.strip());
        if (!matcher.matches()) {
            return 0;
        }
        double number = Double.parseDouble(matcher.group(1).replace(',', '.'));
        return Math.round(matcher.group(2).equals("s") ? 1e9 * number : number);
    }

    /** The pauses that these lines of a log tell, oldest first. */
    static List<Pause> parse(List<String> lines) {
        return lines.stream().map(Pause::parse).flatMap(Optional::stream).toList();
    }

    private static Optional<Pause> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long nanos = Math.round(1e6 * Double.parseDouble(matcher.group(5)));
        long start = stamp(line) - nanos;
        if (matcher.group(3) != null) {
            return Optional.of(new Pause(STALL, "allocation", start, nanos));
        }
        Matcher what = WHAT.matcher(matcher.group(4));
        if (!what.matches()) {
            return Optional.of(new Pause(matcher.group(4), "", start, nanos));
        }
        String named = what.group(2).strip();
        int last = named.lastIndexOf(" (");
        String cause = named.isEmpty() ? "" : named.substring(last < 0 ? 1 : last + 2);
        return Optional.of(
                new Pause(
                        what.group(1).toLowerCase(Locale.ROOT),
                        cause.isEmpty() ? "" : cause.substring(0, cause.length() - 1),
                        start,
                        nanos));
    }
}
