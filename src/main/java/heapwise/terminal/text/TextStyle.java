package heapwise.terminal.text;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of text is shown.
 *
 * @param link where a click leads; empty for nowhere
 */
public record TextStyle(
        Tone tone, boolean bold, boolean italic, boolean underlined, boolean struck, String link) {

    public static final TextStyle TEXT = of(Tone.TEXT);
    public static final TextStyle DIM = of(Tone.DIM);
    public static final TextStyle ACCENT = of(Tone.ACCENT);
    public static final TextStyle GOOD = of(Tone.GOOD);
    public static final TextStyle BAD = of(Tone.BAD);
    public static final TextStyle BOLD = TEXT.withBold();

    public static TextStyle of(Tone tone) {
        return new TextStyle(tone, false, false, false, false, "");
    }

    public TextStyle withTone(Tone other) {
        return new TextStyle(other, bold, italic, underlined, struck, link);
    }

    public TextStyle withBold() {
        return new TextStyle(tone, true, italic, underlined, struck, link);
    }

    public TextStyle withItalic() {
        return new TextStyle(tone, bold, true, underlined, struck, link);
    }

    public TextStyle withStruck() {
        return new TextStyle(tone, bold, italic, underlined, true, link);
    }

    public TextStyle withUnderline() {
        return new TextStyle(tone, bold, italic, true, struck, link);
    }

    public TextStyle withLink(String target) {
        return new TextStyle(tone, bold, italic, true, struck, target);
    }

    /** As a record's own, which costs the first page 15 ms to link. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextStyle style
                && tone == style.tone
                && bold == style.bold
                && italic == style.italic
                && underlined == style.underlined
                && struck == style.struck
                && link.equals(style.link);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tone, bold, italic, underlined, struck, link);
    }
}
