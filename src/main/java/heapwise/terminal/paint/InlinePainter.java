package heapwise.terminal.paint;

import heapwise.lesson.Inline;
import heapwise.lesson.Reference;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Span;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Tone;
import java.util.ArrayList;
import java.util.List;

/** Turns inline text into spans: by style where the terminal has styles, else by characters. */
public final class InlinePainter {

    private final Look look;
    private final List<Span> spans = new ArrayList<>();

    private InlinePainter(Look look) {
        this.look = look;
    }

    public static List<Span> paint(List<Inline> text, TextStyle style, Look look) {
        InlinePainter painter = new InlinePainter(look);
        painter.all(text, style);
        return painter.spans;
    }

    /** Returns the text alone, for titles. */
    public static String text(List<Inline> text, Look look) {
        StringBuilder plain = new StringBuilder();
        Look characters = Look.plain(look.characters(), look.columns());
        paint(text, TextStyle.TEXT, characters).forEach(span -> plain.append(span.text()));
        return plain.toString().replace('\n', ' ');
    }

    private void all(List<Inline> text, TextStyle style) {
        text.forEach(inline -> one(inline, style));
    }

    private void one(Inline inline, TextStyle style) {
        if (inline instanceof Inline.Text text) {
            add(text.text(), style);
        } else if (inline instanceof Inline.Code code) {
            marked("`", () -> add(code.text(), style.withTone(Tone.ACCENT)), style);
        } else if (inline instanceof Inline.Term term) {
            marked("_", () -> add(term.text(), style.withUnderline()), style);
        } else if (inline instanceof Inline.Emphasis emphasis) {
            marked("*", () -> all(emphasis.text(), style.withItalic()), style);
        } else if (inline instanceof Inline.Strong strong) {
            marked("**", () -> all(strong.text(), style.withBold()), style);
        } else if (inline instanceof Inline.Struck struck) {
            marked("~~", () -> all(struck.text(), style.withStruck()), style);
        } else if (inline instanceof Inline.Link link) {
            link(link, style);
        } else if (inline instanceof Inline.Image image) {
            add("[", TextStyle.DIM);
            all(image.text(), style);
            add("]", TextStyle.DIM);
            target(image.target(), image.title());
        } else if (inline instanceof Inline.Html html) {
            add(html.source(), TextStyle.DIM);
        } else if (inline instanceof Inline.HardBreak) {
            spans.add(new Span("\n", style));
        } else {
            spans.add(new Span(" ", style));
        }
    }

    private void link(Inline.Link link, TextStyle style) {
        boolean address = link.target().matches("(?i)(https?|mailto|file):[\\x21-\\x7e]*");
        boolean clickable = look.links() && address;
        all(link.text(), clickable ? style.withLink(link.target()) : style);
        boolean itself =
                text(link.text(), look).equals(link.target())
                        || ("mailto:" + text(link.text(), look)).equals(link.target());
        if (!clickable && !itself || !link.title().isEmpty()) {
            target(clickable || itself ? "" : opened(link.target()), link.title());
        }
    }

    /**
     * Returns what opens a page of the course where this one is read; other targets as they are.
     */
    private String opened(String target) {
        return Reference.of(target).map(this::command).orElse(target);
    }

    private String command(Reference to) {
        if (look.prompt()) {
            return "/goto " + to.slug();
        }
        return (to.kind() == Reference.Kind.LESSON ? "heapwise lesson " : "heapwise watch ")
                + to.slug();
    }

    private void target(String target, String title) {
        String both = target + (target.isEmpty() || title.isEmpty() ? "" : ", ") + title;
        if (!both.isEmpty()) {
            add(" (" + both + ")", TextStyle.DIM);
        }
    }

    private void marked(String mark, Runnable content, TextStyle style) {
        if (look.styled()) {
            content.run();
        } else {
            add(mark, style);
            content.run();
            add(mark, style);
        }
    }

    private void add(String text, TextStyle style) {
        spans.add(new Span(look.fit(text), style));
    }
}
