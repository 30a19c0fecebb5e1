package heapwise.lab.picture;

import heapwise.lab.draw.Figures;
import heapwise.lab.draw.Pen;
import heapwise.lab.draw.Style.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws a simulated heap: a strip for each space, then a row for each object. */
final class HeapDrawing {

    private static final int LONGEST_LABEL = 14;
    private static final int LONGEST_STATE = 22;
    private static final int LEFT = 2;
    private static final int WIDEST_UNIT = 4;

    private final Pen pen = Pen.current();
    private final HeapPicture picture;
    private final Set<Object> reachable;

    private HeapDrawing(HeapPicture picture) {
        this.picture = picture;
        this.reachable = picture.reachable();
    }

    static String of(HeapPicture picture) {
        HeapDrawing drawing = new HeapDrawing(picture);
        drawing.title();
        drawing.strips();
        drawing.rows();
        drawing.notes();
        return drawing.pen.drawing();
    }

    private List<HeapCell> present() {
        return picture.cells().stream().filter(HeapCell::present).toList();
    }

    private List<HeapCell> freed() {
        HeapPicture before = picture.before();
        return before == null
                ? List.of()
                : before.cells().stream()
                        .filter(HeapCell::present)
                        .filter(cell -> picture.cell(cell.key()).isEmpty())
                        .toList();
    }

    private boolean isGarbage(HeapCell cell) {
        return !picture.roots().isEmpty() && !reachable.contains(cell.key());
    }

    private void title() {
        long garbage = present().stream().filter(this::isGarbage).count();
        pen.text("  ").bold(picture.title()).text("   ");
        pen.text(Figures.count(present().size() + picture.cut(), "object"));
        pen.text(garbage == 0 ? "" : ", " + garbage + " of them garbage").line();
    }

    private void strips() {
        int name =
                picture.spaces().stream().mapToInt(space -> space.name().length()).max().orElse(0);
        for (HeapPicture.Space space : picture.spaces()) {
            List<HeapCell> inside =
                    present().stream()
                            .filter(
                                    cell ->
                                            cell.space().equals(space.name())
                                                    && cell.address() >= space.from())
                            .map(cell -> cell.at(cell.address() - space.from(), cell.size()))
                            .toList();
            long used = inside.stream().mapToLong(HeapCell::size).sum();
            pen.to(LEFT).dim(space.name()).to(LEFT + name + 1).dim("│");
            String fill = "  " + Figures.grouped(used) + " of " + Figures.grouped(space.capacity());
            strip(space, inside, pen.room() - fill.length() - 1);
            pen.dim(fill).line();
        }
    }

    /** A column or more for each unit; where there is no room, one for several, without labels. */
    private void strip(HeapPicture.Space space, List<HeapCell> inside, int room) {
        long units = Math.max(1, space.capacity());
        if (units > room) {
            StringBuilder density = new StringBuilder();
            for (int column = 0; column < room; column++) {
                long from = column * units / room;
                long to = (column + 1) * units / room;
                boolean used =
                        inside.stream()
                                .anyMatch(
                                        cell ->
                                                cell.address() < to
                                                        && cell.address() + cell.size() > from);
                density.append(used ? '█' : '░');
            }
            pen.accent(density.toString()).dim("│");
            return;
        }
        int width = (int) Math.min(WIDEST_UNIT, room / units);
        int start = pen.column();
        List<HeapCell> sorted = new ArrayList<>(inside);
        sorted.sort((a, b) -> Long.compare(a.address(), b.address()));
        for (HeapCell cell : sorted) {
            free(start + (int) (width * Math.min(units, cell.address())));
            int end = start + (int) (width * Math.min(units, cell.address() + cell.size()));
            int cells = end - pen.column() - 1;
            if (cells >= 0) {
                String label = cell.label().substring(0, Math.min(cells, cell.label().length()));
                Tone tone = isGarbage(cell) ? Tone.DIM : Tone.ACCENT;
                pen.text(tone, label + " ".repeat(cells - label.length())).dim("│");
            }
        }
        free(start + (int) (width * units));
    }

    private void free(int to) {
        if (to > pen.column()) {
            pen.dim("░".repeat(to - pen.column() - 1)).dim("│");
        }
    }

    private void rows() {
        List<HeapCell> freed = freed();
        int label = 1;
        int state = 0;
        int space = 0;
        for (List<HeapCell> cells : List.of(picture.cells(), freed)) {
            for (HeapCell cell : cells) {
                label = Math.max(label, Math.min(LONGEST_LABEL, cell.label().length()));
                state = Math.max(state, Math.min(LONGEST_STATE, cell.state().length()));
                space = Math.max(space, cell.space().length());
            }
        }
        int[] columns = {
            LEFT + 2, label + 2, space == 0 ? 0 : space + 2, state == 0 ? 0 : state + 2
        };
        for (HeapCell cell : picture.cells()) {
            row(cell, columns, cell.present() ? "" : absence(cell));
        }
        for (HeapCell cell : freed) {
            row(cell.absent().state("").to().forward(null), columns, "freed");
        }
        if (picture.cut() > 0) {
            pen.to(LEFT).dim("… " + Figures.grouped(picture.cut()) + " more").line();
        }
    }

    private void row(HeapCell cell, int[] columns, String absence) {
        boolean garbage = isGarbage(cell);
        Tone tone = !cell.present() ? Tone.BAD : garbage ? Tone.DIM : Tone.ACCENT;
        int at = columns[0];
        pen.to(LEFT).text(tone, !cell.present() ? "✗" : garbage ? "○" : "●").to(at);
        pen.text(garbage || !cell.present() ? Tone.DIM : Tone.BOLD, shortened(cell.label()));
        at += columns[1];
        pen.to(at).dim(cell.space());
        at += columns[2];
        pen.to(at).text(cell.state());
        at += columns[3];
        pen.to(at);
        if (!cell.references().isEmpty()) {
            pen.dim("→ ").text(targets(cell)).text("  ");
        }
        if (cell.forward() != null) {
            pen.dim("copy → ").text(label(cell.forward())).text("  ");
        }
        String note = note(cell, absence);
        pen.text(note.startsWith("new") ? Tone.GOOD : tone == Tone.BAD ? tone : Tone.DIM, note);
        pen.line();
    }

    /** Of what is not in the heap, and something in it leads there. */
    private String absence(HeapCell cell) {
        HeapPicture before = picture.before();
        boolean was =
                before != null && before.cell(cell.key()).filter(HeapCell::present).isPresent();
        return was ? "freed, but referred to" : "not in the heap, but referred to";
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL);
    }

    private String targets(HeapCell cell) {
        return cell.references().stream().map(this::label).collect(Collectors.joining(", "));
    }

    private String label(@Nullable Object key) {
        return key == null
                ? "–"
                : picture.cell(key).map(HeapCell::label).orElseGet(() -> labelBefore(key));
    }

    private String labelBefore(Object key) {
        HeapPicture before = picture.before();
        return before == null ? "?" : before.cell(key).map(HeapCell::label).orElse("?");
    }

    private String note(HeapCell cell, String absence) {
        List<String> notes = new ArrayList<>();
        if (!absence.isEmpty()) {
            notes.add(absence);
        }
        if (picture.roots().contains(cell.key())) {
            notes.add("root");
        }
        HeapPicture before = picture.before();
        if (before != null && cell.present()) {
            HeapCell was = before.cell(cell.key()).orElse(null);
            if (was == null) {
                notes.add(0, "new");
            } else {
                changes(was, cell, notes);
            }
        }
        return String.join(", ", notes);
    }

    private void changes(HeapCell was, HeapCell is, List<String> notes) {
        boolean moved = was.address() != is.address() || !was.space().equals(is.space());
        if (moved) {
            notes.add("was " + place(was, is));
        }
        if (!was.state().equals(is.state()) && !was.state().isEmpty()) {
            notes.add("was " + was.state());
        }
    }

    private static String place(HeapCell was, HeapCell is) {
        boolean same = was.space().equals(is.space()) || was.space().isEmpty();
        String space = same ? "" : "in " + was.space();
        String address = was.address() < 0 ? "" : "at " + was.address();
        return (space + " " + address).strip();
    }

    private void notes() {
        boolean refer = picture.cells().stream().anyMatch(cell -> !cell.references().isEmpty());
        if (picture.roots().isEmpty() && refer) {
            pen.note("no root is known: show(heap, root, …) tells what is garbage");
        } else if (present().stream().anyMatch(this::isGarbage)) {
            pen.note("○ no root leads to it");
        }
    }
}
