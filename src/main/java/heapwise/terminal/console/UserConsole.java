package heapwise.terminal.console;

import heapwise.terminal.prompt.Prompt;
import heapwise.terminal.text.Line;
import heapwise.terminal.text.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where lines go to and text comes from: a terminal with keys, or plain streams. Lines are only
 * ever added below the last one, so that the scrollback stays whole.
 */
public interface UserConsole extends AutoCloseable {

    /** Returns what it can show now; the width changes when the window does. */
    Look look();

    /** Returns the lines of a screenful, or 0 where nothing scrolls away unread. */
    int rows();

    void print(List<Line> lines);

    /** Prints what is painted anew where the window gets another width. */
    default void print(Function<Look, List<Line>> painting) {
        print(painting.apply(look()));
    }

    /** Returns how many lines were printed since something was typed. */
    int unread();

    /** Returns whether the last line that was printed, and not read on from, is empty. */
    default boolean belowEmptyLine() {
        return false;
    }

    /** Waits for what is typed. */
    Input read(Prompt prompt);

    /**
     * Shows that something runs until it is closed; Ctrl-C runs the action meanwhile.
     *
     * @param status says, when asked, what is going on, in one short line
     */
    Busy busy(Supplier<String> status, Runnable onInterrupt);

    /** Returns whether something runs, for which lines can be typed. */
    boolean runs();

    /**
     * Waits for a line that is typed for the program that runs.
     *
     * @return the line; absent at the end of the input
     * @throws InterruptedException if the program was interrupted instead, or has ended meanwhile
     */
    Optional<String> ask(Prompt prompt) throws InterruptedException;

    /** Prints lines that come of themselves: above the prompt while something is typed. */
    void notice(List<Line> lines);

    /** Shows the line at the bottom where the terminal has one; the empty line hides it. */
    void status(Line line);

    /** Lets another program have the terminal until the action is over. */
    void handOver(Runnable action);

    /** Returns whether somebody sits there. */
    boolean interactive();

    /** Gives the terminal back as it was. */
    @Override
    void close();

    /** Something that runs. */
    interface Busy extends AutoCloseable {

        /** Prints below what was printed; the moving line steps aside. */
        void print(List<Line> lines);

        /**
         * Says what is to be done before a line is asked for, such as to print what is unprinted.
         */
        void beforeAsking(Runnable action);

        @Override
        void close();
    }

    default void print(Line line) {
        print(List.of(line));
    }
}
