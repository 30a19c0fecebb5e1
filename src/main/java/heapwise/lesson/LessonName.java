package heapwise.lesson;

import java.nio.file.Path;

/**
 * The name of a part's directory or a lesson's file, taken apart.
 *
 * @param place its leading number; -1 where there is none
 * @param slug the rest, without the ending
 */
record LessonName(int place, String slug) {

    static LessonName of(Path file) {
        String name = String.valueOf(file.getFileName());
        String bare = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
        int dash = bare.indexOf('-');
        String number = dash < 0 ? "" : bare.substring(0, dash);
        if (number.isEmpty() || number.length() > 4 || !number.chars().allMatch(Words::isDigit)) {
            return new LessonName(-1, bare);
        }
        return new LessonName(Integer.parseInt(number), bare.substring(dash + 1));
    }

    boolean isProper() {
        return place >= 0 && Words.isSlug(slug);
    }
}
