package heapwise.terminal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of text is shown.
 *
 * @param link where a click leads; empty for nowhere
 */
record Style(Tone tone, boolean bold, boolean italic, boolean underlined, String link) {

    static final Style TEXT = of(Tone.TEXT);
    static final Style DIM = of(Tone.DIM);
    static final Style ACCENT = of(Tone.ACCENT);
    static final Style GOOD = of(Tone.GOOD);
    static final Style BAD = of(Tone.BAD);
    static final Style BOLD = TEXT.withBold();

    static Style of(Tone tone) {
        return new Style(tone, false, false, false, "");
    }

    Style withTone(Tone other) {
        return new Style(other, bold, italic, underlined, link);
    }

    Style withBold() {
        return new Style(tone, true, italic, underlined, link);
    }

    Style withItalic() {
        return new Style(tone, bold, true, underlined, link);
    }

    Style withLink(String target) {
        return new Style(tone, bold, italic, true, target);
    }

    /** As a record's own, which costs the first page 15 ms to link. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Style style
                && tone == style.tone
                && bold == style.bold
                && italic == style.italic
                && underlined == style.underlined
                && link.equals(style.link);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tone, bold, italic, underlined, link);
    }
}
