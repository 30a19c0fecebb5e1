package heapwise.workbook;

import heapwise.session.Completeness;

/** A line that a learner typed. */
final class OwnLine {

    private OwnLine() {}

    /**
     * Returns the line without the semicolon that would hide its value. In a lesson's cell it hides
     * it, so that an author can; at a prompt people put it behind everything, and want to see.
     */
    static String showingItsValue(String source, LiveSession session) {
        String line = source.strip();
        if (!line.endsWith(";") || line.contains("\n")) {
            return source;
        }
        String bare = line.substring(0, line.length() - 1);
        boolean alone = !bare.isBlank() && !bare.contains(";");
        return alone && session.completeness(bare) == Completeness.COMPLETE ? bare : source;
    }
}
