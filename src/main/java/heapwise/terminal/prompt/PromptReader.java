package heapwise.terminal.prompt;

import heapwise.terminal.text.Line;
import heapwise.terminal.text.TextStyle;
import heapwise.terminal.text.Wrapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** JLine's line editor with the keys of a Java prompt. */
public final class PromptReader extends LineReaderImpl {

    private static final int INDENT = 4;

    /** For the line that is typed, and what follows it. */
    private static final int LEFT_FREE = 4;

    private static final int LEAST_ROWS = 6;
    private static final int LEAST_WIDTH = 20;

    /** Keys that write, and may come from a paste. */
    private static final Set<String> WRITING =
            Set.of(SELF_INSERT, ACCEPT_LINE, "heapwise-close-brace");

    private final PromptParser parsing;
    private final Burst burst;
    private final Runnable withoutHint;
    private final Runnable suspend;
    private final Runnable resized;
    private final Runnable resumed;
    private final Consumer<AttributedString> echoed;
    private Assist assist = Assist.NONE;
    private String documentedAt = "";
    private String listedAt = "";

    /** Whoever handles a key that writes. */
    private volatile @Nullable Thread writing;

    /** Whether what was written last is not shown yet. */
    private boolean hidden;

    /** Whether the line at hand was begun by a paste, with a margin of its own. */
    private boolean pasted;

    /**
     * @param parsing tells whether what is typed goes on
     * @param withoutHint takes away what is shown while nothing is typed
     * @param suspend puts the program aside until the shell brings it back
     * @param resized hears that the window may have another size
     * @param resumed hears that the shell has brought the program back
     * @param echoed takes a line as it stays on the screen when it has been typed
     */
    public PromptReader(
            Terminal terminal,
            PromptParser parsing,
            Runnable withoutHint,
            Runnable suspend,
            Runnable resized,
            Runnable resumed,
            Consumer<AttributedString> echoed)
            throws IOException {
        super(terminal, "heapwise");
        setParser(parsing);
        this.parsing = parsing;
        this.burst = new Burst(this::peekCharacter, bindingReader::readCharacter, this::runMacro);
        this.resized = resized;
        this.resumed = resumed;
        this.echoed = echoed;
        this.withoutHint = withoutHint;
        this.suspend = suspend;
        getWidgets().put("heapwise-suspend", this::suspend);
        getWidgets().put("heapwise-interrupt", this::forget);
        getWidgets().put("heapwise-tab", this::tab);
        getWidgets().put("heapwise-close-brace", this::closeBrace);
        getWidgets().put("heapwise-forward", this::forward);
        for (String map : new String[] {EMACS, VIINS}) {
            leaveOutMouse(map);
            bind(map, "heapwise-interrupt", KeyMap.ctrl('C'));
            bind(map, "heapwise-suspend", KeyMap.ctrl('Z'));
            bind(map, "heapwise-tab", "\t");
            bind(map, "heapwise-close-brace", "}");
            // JLine's own lists all there is, where a line goes on and nothing is behind the
            // cursor.
            bind(map, DELETE_CHAR, KeyMap.ctrl('D'));
            // JLine's own takes away blanks before them, in a text as well: "(a )".
            bind(map, SELF_INSERT, ")", "]");
            bind(map, "heapwise-forward", "\u001b[C", "\u001bOC", KeyMap.ctrl('F'));
        }
    }

    /**
     * JLine 4.5 binds the mouse to an escape sequence that it has not translated, which begins with
     * a backslash: so each backslash would wait for what follows, and change places with what was
     * typed ahead. A key map never forgets a prefix; hence another one.
     */
    private void leaveOutMouse(String name) {
        KeyMap<Binding> old = getKeyMaps().get(name);
        KeyMap<Binding> map = new KeyMap<>();
        map.setNomatch(old.getNomatch());
        map.setUnicode(old.getUnicode());
        map.setAmbiguousTimeout(old.getAmbiguousTimeout());
        old.getBoundKeys()
                .forEach(
                        (keys, binding) -> {
                            if (!keys.startsWith("\\E")) {
                                map.bind(binding, keys);
                            }
                        });
        getKeyMaps().replaceAll((key, bindings) -> bindings == old ? map : bindings);
    }

    private void bind(String map, String widget, String... keys) {
        KeyMap<Binding> bindings = getKeyMaps().get(map);
        for (String key : keys) {
            bindings.bind(new Reference(widget), key);
        }
    }

    public void ask(Assist other) {
        assist = other;
    }

    @Override
    public String readLine(
            String prompt, String rightPrompt, MaskingCallback callback, String buffer) {
        pasted = false;
        burst.begins();
        return super.readLine(prompt, rightPrompt, callback, buffer);
    }

    /** Of keys that come in a burst, only those that write may do so before it is shown. */
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        writing = null;
        Binding binding = super.readBinding(keys, local);
        // A widget that reads a key for itself holds the lock.
        boolean writes = isWriting(binding) && !lock.isHeldByCurrentThread();
        if (writes) {
            writing = Thread.currentThread();
        } else {
            burst.ends();
            if (hidden && binding != null) {
                redisplay(true);
            }
        }
        return binding;
    }

    @Override
    protected <T> T doReadBinding(KeyMap<T> keys, @Nullable KeyMap<T> local) {
        if (listedAt.isEmpty()) {
            listedAt = place();
        }
        return super.doReadBinding(keys, local);
    }

    private boolean isWriting(Binding binding) {
        return binding instanceof Reference widget
                && (WRITING.contains(widget.name())
                        || pasted && widget.name().equals("heapwise-tab"));
    }

    /**
     * Shows what is typed; but while a paste comes that the terminal has not marked, key by key,
     * not after each of them: what is long takes a while to be painted.
     */
    @Override
    protected void redisplay(boolean flush) {
        hidden = Thread.currentThread() == writing && burst.hides();
        if (!hidden) {
            super.redisplay(flush);
        }
    }

    /** Enter alone leaves no line behind: what it does follows where the prompt was. */
    @Override
    protected boolean acceptLine() {
        String text = getBuffer().toString();
        boolean blank = text.isBlank();
        option(Option.ERASE_LINE_ON_FINISH, blank);
        if (blank) {
            withoutHint.run();
        }
        pasted = isPastedOn(text);
        if (pasted) {
            getBuffer().write("\n");
            return true;
        }
        boolean accepted = super.acceptLine();
        if (state == State.DONE) {
            writing = null;
        }
        return accepted;
    }

    /**
     * Returns whether a paste goes on with another line of the same snippet. It has a margin of its
     * own; its empty lines end nothing, and an {@code else} belongs to the line before.
     */
    private boolean isPastedOn(String text) {
        if (!burst.isUnderWay() || !parsing.mayGoOn(text)) {
            return false;
        }
        return parsing.isIncomplete(text) ? burst.isPaste() : parsing.goesOnWith(burst.nextLine());
    }

    /** Runs while nothing is redrawn. */
    public void quietly(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Paints the screen anew, with what is typed at its end, whatever stands there now.
     *
     * @param screen paints what stands above, given the rows that are wanted for what is typed; it
     *     leaves the cursor in the first column below
     */
    public void repaint(IntConsumer screen) {
        quietly(
                () -> {
                    if (!reading) {
                        screen.accept(1);
                        return;
                    }
                    Status status = Status.getStatus(terminal, false);
                    int below = status == null ? 0 : status.size();
                    Size now = terminal.getBufferSize();
                    size = Size.of(now.getColumns(), Math.max(1, now.getRows() - below));
                    // Where the old one thinks its lines are, nothing of it is any more.
                    display = new Display(terminal, false);
                    display.resize(size);
                    screen.accept(displayed().columnSplitLength(size.getColumns()).size());
                    redisplay(true);
                });
    }

    private AttributedString displayed() {
        return getDisplayedBufferWithPrompts(new ArrayList<>());
    }

    /** What was a hint while nothing was typed is none when it is over. */
    @Override
    protected void cleanup() {
        if (getBuffer().toString().isBlank()) {
            withoutHint.run();
        }
        if (!isSet(Option.ERASE_LINE_ON_FINISH)) {
            echoed.accept(displayed());
        }
        super.cleanup();
    }

    private boolean suspend() {
        suspend.run();
        return true;
    }

    /**
     * Comes back to keys as they were, whatever the shell made of the terminal meanwhile. What
     * JLine does on a resize leaves a part of what stood there where a second one follows at once.
     */
    @Override
    protected void handleSignal(Terminal.Signal signal) {
        if (signal == Terminal.Signal.WINCH) {
            resized.run();
            return;
        }
        if (signal != Terminal.Signal.CONT) {
            super.handleSignal(signal);
            return;
        }
        terminal.enterRawMode();
        Attributes attributes = terminal.getAttributes();
        attributes.setControlChar(Attributes.ControlChar.VINTR, 0);
        attributes.setControlChar(Attributes.ControlChar.VSUSP, 0);
        terminal.setAttributes(attributes);
        resumed.run();
    }

    /** The terminal does not send a signal for Ctrl-C: it would reach the session VM too. */
    private boolean forget() {
        withoutHint.run();
        throw new UserInterruptException(getBuffer().toString());
    }

    /**
     * Tab completes; Tab again at the same place shows what stands there; in a margin it indents.
     */
    private boolean tab() {
        if (pasted && burst.isPaste()) {
            getBuffer().write("\t");
            return true;
        }
        String before = getBuffer().upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.isBlank() && !before.isBlank()) {
            getBuffer().write(" ".repeat(INDENT - line.length() % INDENT));
            return true;
        }
        String place = place();
        if (place.equals(documentedAt) && showDocumentation()) {
            return true;
        }
        listedAt = "";
        callWidget(LineReader.EXPAND_OR_COMPLETE);
        documentedAt = place();
        // While JLine shows a list it reads the next key, and keeps a second Tab to itself.
        if (documentedAt.equals(listedAt) && "\t".equals(getLastBinding())) {
            showDocumentation();
        }
        return true;
    }

    private String place() {
        return getBuffer().cursor() + ":" + getBuffer();
    }

    private boolean showDocumentation() {
        Optional<String> documentation = documentation();
        documentation.ifPresent(
                text -> {
                    printAbove(wrapped(text));
                    documentedAt = "";
                });
        return documentation.isPresent();
    }

    /** The first time takes seconds: JShell then looks for the JDK's sources, and reads them. */
    private Optional<String> documentation() {
        post = () -> new AttributedString(assist.lookingUp());
        redisplay();
        try {
            return assist.documentation(getBuffer().toString(), getBuffer().cursor());
        } finally {
            post = null;
            redisplay();
        }
    }

    /** Returns it at the width of the window, and no more of it than the window shows. */
    private String wrapped(String text) {
        int width = Math.max(LEAST_WIDTH, terminal.getColumns() - 1);
        List<String> lines =
                Wrapping.wrap(text, TextStyle.TEXT, width).stream().map(Line::text).toList();
        int room = Math.max(LEAST_ROWS, terminal.getRows() - LEFT_FREE);
        if (lines.size() <= room) {
            return String.join("\n", lines);
        }
        return String.join("\n", lines.subList(0, room - 1))
                + "\n... +"
                + (lines.size() - room + 1);
    }

    /** A brace that closes a block stands under the line that opened it. */
    private boolean closeBrace() {
        String before = getBuffer().upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (!pasted && line.isBlank() && line.length() >= INDENT) {
            getBuffer().backspace(INDENT);
        }
        getBuffer().write("}");
        return true;
    }

    /** At the end of the line the right arrow takes what is suggested from the history. */
    private boolean forward() {
        String tip = getTailTip();
        if (getBuffer().cursor() == getBuffer().length() && !tip.isEmpty()) {
            getBuffer().write(tip);
            return true;
        }
        callWidget(LineReader.FORWARD_CHAR);
        return true;
    }
}
