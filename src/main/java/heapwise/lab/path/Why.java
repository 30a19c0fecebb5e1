package heapwise.lab.path;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why an object is alive: the chain of references from a GC root to it, and the one to cut. */
public final class Why {

    private final String object;
    private final @Nullable Chain chain;
    private final List<String> notes;
    private final Duration took;

    /**
     * @param object how the drawing calls the object
     * @param chain null when no root leads to it
     * @param notes what the search could not see, and its cost
     */
    public Why(String object, @Nullable Chain chain, List<String> notes, Duration took) {
        this.object = object;
        this.chain = chain;
        this.notes = List.copyOf(notes);
        this.took = took;
    }

    /** The chain found; empty when nothing that the search sees leads to the object. */
    public Optional<Chain> chain() {
        return Optional.ofNullable(chain);
    }

    /**
     * Whether a chain of strong references was found: no collection takes the object while it
     * lasts.
     */
    public boolean alive() {
        return chain != null && chain.strength() == Strength.STRONG;
    }

    public Duration took() {
        return took;
    }

    /**
     * The link to cut as the drawing names it, {@code static .listeners} or {@code variable o};
     * empty without a chain.
     */
    public String culprit() {
        if (chain == null) {
            return "";
        }
        if (chain.culprit() < 0) {
            return chain.root().name();
        }
        String edge = chain.links().get(chain.culprit()).edge();
        return edge.isEmpty() ? chain.root().name() : edge;
    }

    @Override
    public String toString() {
        Pen pen = Pen.current();
        if (chain == null) {
            pen.text("  ").bold(object).text("   nothing found that keeps it alive").line();
        } else {
            heading(pen, chain);
            draw(pen, chain);
        }
        notes.forEach(pen::note);
        return pen.drawing();
    }

    private void heading(Pen pen, Chain found) {
        pen.text("  ").bold(object);
        if (found.strength() == Strength.STRONG) {
            pen.text("   alive because of " + found.root().kind().because());
        } else if (found.strength() == Strength.FINAL) {
            pen.text("   alive until its finalizer has run");
        } else {
            pen.text(
                    "   only a "
                            + found.strength().said()
                            + " reference: a collection may clear it");
        }
        pen.line().line();
    }

    private static void draw(Pen pen, Chain found) {
        pen.text("  ").dim("GC root").text("  ").bold(found.root().name());
        if (!found.root().detail().isEmpty()) {
            pen.text(" in ").bold(found.root().detail());
        }
        int cut = found.culprit();
        boolean rootIsCut = cut >= 0 && found.links().get(cut).edge().isEmpty();
        if (rootIsCut) {
            mark(pen, found.links().get(cut).advice().text());
        }
        pen.line();
        int most = Math.max(2, pen.style().columns() / 8);
        for (int i = 0; i < found.links().size(); i++) {
            if (i == found.head() && found.left() > 0) {
                pen.to(2 + 3 * Math.min(i, most))
                        .dim("… " + Figures.count(found.left(), "more link") + " …")
                        .line();
            }
            Link link = found.links().get(i);
            pen.to(2 + 3 * Math.min(i, most)).dim("└─ ");
            if (!link.edge().isEmpty()) {
                pen.text(i == cut ? Tone.ACCENT : Tone.PLAIN, link.edge()).text("  ");
            }
            boolean last = i == found.links().size() - 1;
            pen.text(last ? Tone.BOLD : Tone.PLAIN, link.node());
            if (i == cut && !rootIsCut) {
                mark(pen, link.advice().text());
            }
            pen.line();
        }
    }

    /** The mark goes to the right of its line; where the line is full, below it. */
    private static void mark(Pen pen, String advice) {
        String mark = "← " + advice;
        if (pen.room() < mark.length() + 3) {
            pen.line().to(6).text(Tone.ACCENT, mark);
        } else {
            pen.text("   ").text(Tone.ACCENT, mark);
        }
    }

    /**
     * A line for a log or an assertion: {@code GC root variable o → Session → .history ArrayList →
     * [0] byte[16]}.
     */
    public String line() {
        if (chain == null) {
            return object + ": nothing found that keeps it alive";
        }
        StringBuilder line = new StringBuilder("GC root ").append(chain.root().name());
        if (!chain.root().detail().isEmpty()) {
            line.append(" in ").append(chain.root().detail());
        }
        for (Link link : chain.links()) {
            line.append(" > ");
            line.append(link.edge().isEmpty() ? "" : link.edge() + " ").append(link.node());
        }
        return line.toString();
    }
}
