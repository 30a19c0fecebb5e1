package heapwise.terminal;

import heapwise.workbook.Wait;

/**
 * A prompt that somebody comes to who walks through a lesson.
 *
 * @param prompt its word: {@code java}, {@code guess}, {@code answer}, {@code more} …
 * @param step the step's number, from 1
 * @param asked what the lesson waits for there
 * @param visit how often this word has been asked in this step before
 * @param first whether none of this kind has been met in an earlier step
 */
record Stop(String prompt, int step, Wait asked, int visit, boolean first) {

    /** Returns the stop as it was so many visits before. */
    Stop before(int visits) {
        return new Stop(prompt, step, asked, visit - visits, first);
    }

    /** Returns whether there is only more to be read. */
    boolean more() {
        return prompt.equals("more");
    }
}
