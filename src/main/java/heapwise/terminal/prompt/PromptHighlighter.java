package heapwise.terminal.prompt;

import heapwise.terminal.paint.JavaLexer;
import heapwise.terminal.paint.SourcePainter;
import heapwise.terminal.text.Columns;
import heapwise.terminal.text.Look;
import heapwise.terminal.text.Pictures;
import heapwise.terminal.text.Tone;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours Java while it is typed, and shows the partner of the bracket at the cursor. */
public final class PromptHighlighter implements Highlighter {

    private final boolean colours;
    private final String separator;
    private final String ellipsis;
    private volatile int promptColumns;
    private volatile String hint = "";
    private volatile String unfinishedHint = "";
    private volatile Prompt.Kind kind = Prompt.Kind.JAVA;

    public PromptHighlighter(Look look) {
        this.colours = look.markup() == Look.Markup.COLOURS;
        this.separator = look.fit(" · ");
        this.ellipsis = look.fit("…");
    }

    /**
     * Says what is typed, and what is shown faintly.
     *
     * @param prompt before the cursor
     * @param shown until something is typed
     * @param shownUnfinished on the empty line below Java that goes on
     */
    public void expect(Prompt.Kind what, String prompt, String shown, String shownUnfinished) {
        kind = what;
        promptColumns = Columns.of(prompt);
        hint = shown;
        unfinishedHint = shownUnfinished;
    }

    public void withoutHint() {
        hint = "";
        unfinishedHint = "";
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedString coloured = coloured(reader, buffer);
        String text = coloured.toString();
        return Pictures.apart(text).equals(text) ? coloured : apart(coloured);
    }

    private static AttributedString apart(AttributedString text) {
        AttributedStringBuilder apart = new AttributedStringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            String character = Character.toString(Character.codePointAt(text, i));
            apart.styled(text.styleAt(i), Pictures.apart(character));
            i += character.length();
        }
        return apart.toAttributedString();
    }

    private AttributedString coloured(LineReader reader, String buffer) {
        if (buffer.isEmpty()) {
            return new AttributedString(fitting(reader), AttributedStyle.DEFAULT.faint());
        }
        if (kind != Prompt.Kind.JAVA && !Typed.mayGoOn(kind, buffer)) {
            return new AttributedString(buffer);
        }
        if (buffer.startsWith("/")) {
            return new AttributedString(buffer, style(Tone.ACCENT));
        }
        int cursor = reader.getBuffer().cursor();
        Optional<Integer> partner = Brackets.partner(buffer, cursor - 1);
        if (partner.isEmpty()) {
            partner = Brackets.partner(buffer, cursor);
        }
        AttributedStringBuilder text = new AttributedStringBuilder(buffer.length());
        for (JavaLexer.Token token : JavaLexer.tokens(buffer)) {
            AttributedStyle style = style(SourcePainter.style(token.kind()).tone());
            if (partner.isPresent() && partner.get() == token.start()) {
                style = style.bold().inverse();
            }
            text.styled(style, buffer.substring(token.start(), token.end()));
        }
        int lastLine = buffer.lastIndexOf('\n') + 1;
        if (lastLine > 0 && buffer.substring(lastLine).isBlank()) {
            text.styled(AttributedStyle.DEFAULT.faint(), "  " + unfinishedHint);
        }
        return text.toAttributedString();
    }

    /** What of the hint fits beside the prompt; its first keys are the ones that matter most. */
    private String fitting(LineReader reader) {
        int room = reader.getTerminal().getColumns() - promptColumns - 1;
        String fitting = hint;
        while (Columns.of(fitting) > room && fitting.contains(separator)) {
            fitting = fitting.substring(0, fitting.lastIndexOf(separator));
        }
        return Columns.cut(fitting, Math.max(1, room), ellipsis);
    }

    private AttributedStyle style(Tone tone) {
        AttributedStyle style = AttributedStyle.DEFAULT;
        if (tone == Tone.DIM || tone == Tone.COMMENT) {
            return style.faint();
        }
        if (tone.sgr().isEmpty() || !colours) {
            return style;
        }
        return style.foreground(Integer.parseInt(tone.sgr()) - 30);
    }

    @Override
    public void setErrorPattern(Pattern pattern) {}

    @Override
    public void setErrorIndex(int index) {}
}
