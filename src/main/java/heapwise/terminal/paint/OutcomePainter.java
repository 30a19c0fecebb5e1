package heapwise.terminal.paint;

import heapwise.session.Outcome;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Messages;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paints what became of a cell or a line, as a good compiler or debugger would say it. */
public final class OutcomePainter {

    private static final int FRAMES = 8;

    private static final Pattern PACKAGES = Pattern.compile("\\b(\\p{Ll})\\w*\\.");

    private final Look look;
    private final Messages messages;

    public OutcomePainter(Look look, Messages messages) {
        this.look = look;
        this.messages = messages;
    }

    /** Returns what is to be said beyond what was printed; nothing where all went well. */
    public List<Line> paint(Outcome outcome, String source, int width) {
        if (outcome instanceof Outcome.CompileError error) {
            return new DiagnosticPainter(look, messages).paint(error, source, width);
        } else if (outcome instanceof Outcome.Threw threw) {
            return thrown(threw.thrown(), width, "outcome.threw");
        } else if (outcome instanceof Outcome.OutOfMemory memory) {
            String said = memory.vmEnded() ? "outcome.oom.ended" : "outcome.oom";
            return thrown(memory.thrown(), width, said);
        }
        String text = ending(outcome);
        return text.isEmpty() ? List.of() : Wrapping.wrap(look.fit(text), TextStyle.BAD, width);
    }

    private String ending(Outcome outcome) {
        if (outcome instanceof Outcome.Stopped stopped) {
            return messages.get(stopped.vmKilled() ? "outcome.stopped.killed" : "outcome.stopped");
        } else if (outcome instanceof Outcome.TimedOut late) {
            String key = late.vmKilled() ? "outcome.timeout.killed" : "outcome.timeout";
            return messages.get(key, seconds(late.limit().toMillis()));
        } else if (outcome instanceof Outcome.Exited exited) {
            return messages.get("outcome.exited", exited.code());
        } else if (outcome instanceof Outcome.Crashed crashed) {
            return messages.get("outcome.crashed", crashed.reason());
        }
        return "";
    }

    private List<Line> thrown(Outcome.Thrown thrown, int width, String key) {
        List<Line> lines = new ArrayList<>();
        String type = thrown.type().substring(thrown.type().lastIndexOf('.') + 1).replace('$', '.');
        String text = thrown.message().isEmpty() ? type : type + ": " + thrown.message().strip();
        String said = messages.get(key, key.equals("outcome.threw") ? text : thrown.message());
        lines.addAll(Wrapping.wrap(look.fit(said), TextStyle.BAD, width));
        // A tool of the lab says what is wrong in its message; how it found out is its own affair.
        List<Outcome.Frame> frames =
                thrown.frames().stream()
                        .filter(frame -> !frame.method().startsWith("heapwise.lab."))
                        .toList();
        for (Outcome.Frame frame : frames.subList(0, Math.min(FRAMES, frames.size()))) {
            lines.add(at(frame, width));
        }
        if (frames.size() > FRAMES) {
            lines.add(Line.of(look.fit("    … " + (frames.size() - FRAMES)), TextStyle.DIM));
        }
        lines.addAll(suppressed(thrown, width));
        for (Outcome.Thrown cause : thrown.causes()) {
            lines.addAll(said("outcome.caused", cause.text(), width));
            cause.frames().stream()
                    .filter(frame -> !frame.cell().isEmpty())
                    .limit(1)
                    .filter(frame -> !frames.contains(frame))
                    .forEach(frame -> lines.add(at(frame, width)));
            lines.addAll(suppressed(cause, width));
        }
        return lines;
    }

    private List<Line> suppressed(Outcome.Thrown thrown, int width) {
        return thrown.suppressed().stream()
                .flatMap(one -> said("outcome.suppressed", one, width).stream())
                .toList();
    }

    private List<Line> said(String key, String what, int width) {
        return Wrapping.wrap(look.fit(messages.get(key, what)), TextStyle.BAD, width);
    }

    private Line at(Outcome.Frame frame, int width) {
        Line whole = at(place(frame, frame.method()));
        return whole.width() <= width ? whole : at(place(frame, shortened(frame.method())));
    }

    private Line at(String place) {
        return Line.of("    " + look.fit(messages.get("outcome.at", place)), TextStyle.DIM);
    }

    /** Returns it with the first letter of each package: {@code o.a.c.p.i.Pool.borrow}. */
    private static String shortened(String method) {
        return PACKAGES.matcher(method).replaceAll("$1.");
    }

    private String place(Outcome.Frame frame, String method) {
        String line = frame.line() > 0 ? Integer.toString(frame.line()) : "?";
        if (frame.cell().startsWith("#")) {
            return spaced(method) + messages.get("outcome.cell", frame.cell().substring(1), line);
        }
        if (!frame.cell().isEmpty()) {
            return spaced(method) + messages.get("outcome.own", line);
        }
        return method + (frame.line() > 0 ? ":" + line : "");
    }

    /** A line of a cell that is in no method has none. */
    private static String spaced(String method) {
        return method.isEmpty() ? "" : method + "  ";
    }

    /** Returns a duration as people say it: {@code 11 ms}, {@code 3.2 s}. */
    public static String seconds(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0
                ? millis / 1000 + " s"
                : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** Returns a size as people say it: {@code 9.5 MB}, {@code 30 GB}. */
    static String size(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        double megabytes = bytes / 1048576.0;
        return megabytes < 1000 ? number(megabytes) + " MB" : number(megabytes / 1024) + " GB";
    }

    private static String number(double value) {
        return value > 0.05 && value < 9.95
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /** Returns a part of a whole, with the unit once: {@code 9.5 of 128 MB}. */
    public String part(long bytes, long whole) {
        String part = size(bytes);
        String all = size(whole);
        String unit = all.substring(all.indexOf(' ') + 1);
        boolean same = part.endsWith(" " + unit);
        return messages.get("size.of", same ? part.substring(0, part.indexOf(' ')) : part, all);
    }
}
