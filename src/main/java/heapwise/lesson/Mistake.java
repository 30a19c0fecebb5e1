package heapwise.lesson;

import heapwise.lesson.Problem.Severity;
import java.nio.file.Path;

/**
 * Every kind of mistake that the parser reports, with its words. A test sees to it that each kind
 * has an example.
 */
enum Mistake {
    // A file as a whole.
    NOT_UTF8(Severity.ERROR, "the file is not UTF-8", "save it as UTF-8"),
    DANGLING(
            Severity.ERROR,
            "there is nothing at the end of this link",
            "let it lead to a file, or remove it"),
    LINK_AWAY(
            Severity.WARNING,
            "this is a link out of the course, to %1$s",
            "put a copy in its place: whoever gets the course has not what it leads to"),
    DIRECTORY(
            Severity.ERROR,
            "this is a directory and has the name of a file",
            "put the text into a file of this name, or rename the directory"),
    NOT_READABLE(
            Severity.ERROR,
            "this is not read: %1$s",
            "put a file of text in its place that you may read"),
    NO_FRONT_MATTER(
            Severity.ERROR,
            "there is no front matter",
            "begin the file with a line ---, then 'title: …', then a line ---"),
    FRONT_MATTER_OPEN(
            Severity.ERROR,
            "the front matter is not closed",
            "end it with a line that is just ---"),
    NOT_YAML(Severity.ERROR, "this is not YAML: %1$s", "write 'key: value', one on each line"),
    NOT_A_MAP(
            Severity.ERROR,
            "the front matter has no 'key: value' lines",
            "write 'key: value', one on each line"),
    UNKNOWN_KEY(Severity.ERROR, "unknown key '%1$s'", "%2$s"),
    UNKNOWN_KEYS(Severity.ERROR, "unknown keys: '%1$s'", "%2$s"),
    DOUBLE_KEY(Severity.ERROR, "'%1$s' stands twice", "keep one of them"),
    MISSING_KEY(Severity.ERROR, "'%1$s' is missing", "add '%2$s: %3$s' to the front matter"),
    ADVISED_KEY(Severity.WARNING, "'%1$s' is missing", "add '%2$s: %3$s' to the front matter"),
    BAD_VALUE(Severity.ERROR, "'%1$s' cannot be '%2$s'", "write %3$s"),
    BAD_FLAG(Severity.ERROR, "'%1$s' is no VM flag", "write flags that begin with -, like -Xmx64m"),

    // A fence.
    FENCE_OPEN(
            Severity.ERROR,
            "this fence is not closed",
            "end the block with a line that is just %1$s"),
    FENCE_SWALLOWS(
            Severity.ERROR,
            "this fence is not closed where the next block begins, in line %1$s",
            "end it above that line with a line that is just %2$s; a block that is to show fences begins with a longer one"),
    UNKNOWN_KIND(Severity.ERROR, "unknown block '%1$s'", "%2$s"),
    UNKNOWN_MODIFIER(Severity.ERROR, "unknown modifier '%1$s' of '%2$s'", "%3$s"),
    NO_MODIFIERS(Severity.ERROR, "'%1$s' takes no modifiers, and has '%2$s'", "remove it"),
    QUOTE_OPEN(Severity.ERROR, "the value of '%1$s' has no closing quote", "end it with \""),
    DOUBLE_MODIFIER(Severity.ERROR, "'%1$s' stands twice", "keep one of them"),
    NO_VALUE(Severity.ERROR, "'%1$s' needs a value", "write %2$s"),
    NEEDLESS_VALUE(Severity.ERROR, "'%1$s' takes no value", "write just %1$s"),
    BAD_MODIFIER_VALUE(Severity.ERROR, "'%1$s' cannot be '%2$s'", "write %3$s"),
    CONFLICT(Severity.ERROR, "'%1$s' does not go with '%2$s'", "keep one of them"),
    COMPARE_ONE(
            Severity.ERROR,
            "'compare' has one variant",
            "name two or more: compare=\"Serial: -XX:+UseSerialGC; G1: -XX:+UseG1GC\""),
    COMPARE_NAME(
            Severity.ERROR,
            "the variant '%1$s' has no name",
            "write it as 'Name: flags', variants apart by ;"),
    COMPARE_DOUBLE(
            Severity.ERROR, "two variants are named '%1$s'", "give each variant its own name"),
    NESTED(
            Severity.ERROR,
            "'%1$s' inside a list or quote is only shown",
            "move it to the left margin, or begin its fence with 'java show' or 'text'"),
    FENCE_INDENTED(
            Severity.ERROR,
            "this '%1$s' is indented by a tab or four spaces, and only shown",
            "move it and its fence to the left margin"),
    FENCE_ONE_LINE(
            Severity.ERROR,
            "this '%1$s' begins and ends in one line, and only shown",
            "end the block with a line of its own that is just ```"),
    EMPTY_CELL(Severity.ERROR, "this %1$s block is empty", "write its source, or remove it"),
    COMMENT_CELL(
            Severity.WARNING,
            "this cell has nothing but comments, and does nothing",
            "write its source, or begin its fence with 'java show'"),

    // What is text, and was meant as more.
    EMPTY_LESSON(
            Severity.ERROR, "this lesson has nothing to read or to do", "write it, or remove it"),
    COMMENT_OPEN(
            Severity.ERROR,
            "this comment is not closed, and hides all that follows",
            "end it with -->"),
    NEAR_HEADING(
            Severity.WARNING, "'%1$s' is shown as text, and looks like a heading", "write '%2$s'"),
    TABLE_NO_RULE(
            Severity.WARNING,
            "these lines are shown as text, and look like a table",
            "put a line like |---|---| under the first"),
    TABLE_OTHER_RULE(
            Severity.WARNING,
            "this table is shown as text: cells of its rule: %1$s, of its head: %2$s",
            "give both as many"),

    // Blocks that belong to a neighbour.
    OUTPUT_ALONE(
            Severity.ERROR,
            "this output belongs to no cell",
            "put it directly under the java or python block that prints it"),
    OUTPUT_OF_SETUP(
            Severity.ERROR,
            "a setup block shows no output",
            "remove the output, or the word setup"),
    OUTPUT_DOUBLE(
            Severity.ERROR,
            "this output is for JDKs that the one of line %1$s is for, too",
            "give each output its own JDKs: output jdk=17-24, output jdk=25+"),
    OUTPUT_VARIANT(Severity.ERROR, "the cell above compares no '%1$s'", "%2$s"),
    PREDICT_ALONE(
            Severity.ERROR,
            "this prediction stands before no cell",
            "put it directly above the java block that it is about"),
    PREDICT_SETUP(
            Severity.ERROR,
            "a setup block cannot be predicted",
            "put the prediction above a java block that the learner runs"),
    PREDICT_UNKNOWABLE(
            Severity.ERROR,
            "'= %1$s' cannot be evaluated after a cell with '%2$s'",
            "ask with choices: - [x] right, - [ ] wrong"),

    // What blocks hold.
    NO_QUESTION(Severity.ERROR, "this %1$s has no question", "begin with the question"),
    NO_ANSWER(
            Severity.ERROR,
            "this prediction says not what is right",
            "end with a line '= expression' that the VM evaluates, or with choices: - [x] right"),
    TWO_ANSWERS(
            Severity.ERROR, "this prediction has both choices and '= %1$s'", "keep one of them"),
    WITHIN_CHOICES(
            Severity.ERROR, "'within' does not go with choices", "remove it, or ask for a number"),
    TWO_EXPRESSIONS(Severity.ERROR, "a second line '= …'", "keep one of them"),
    EMPTY_EXPRESSION(
            Severity.ERROR, "'=' is followed by nothing", "write a Java expression after it"),
    AFTER_EXPRESSION(Severity.ERROR, "text after the line '= …'", "make '= …' the last line"),
    BAD_AGAIN(
            Severity.ERROR,
            "this 'again:' does not ask the same with another size",
            "keep one, in a prediction of a value: a question, and under it an indented '= …'"),
    FEW_CHOICES(
            Severity.ERROR,
            "this %1$s has fewer than two choices",
            "list them: - [x] for right, - [ ] for wrong"),
    NO_RIGHT_CHOICE(Severity.ERROR, "no choice is right", "mark at least one choice with - [x]"),
    ALL_RIGHT(Severity.WARNING, "every choice is right", "add a choice that is wrong: - [ ] …"),
    NO_BOX(Severity.ERROR, "this choice has no box", "begin it with - [x] if right, else - [ ]"),
    NO_FEEDBACK(
            Severity.ERROR,
            "this choice has no feedback",
            "add an indented line under it that says why it is right or wrong"),
    LONG_FEEDBACK(
            Severity.ERROR,
            "feedback is a paragraph of text",
            "move lists, code blocks and quotes out of the choice"),
    DOUBLE_CHOICE(Severity.ERROR, "the same choice stands twice", "change or remove one of them"),
    AFTER_CHOICES(
            Severity.ERROR, "text after the choices", "move it above them, or out of the block"),
    NO_GOAL(Severity.ERROR, "this task does not say what to do", "begin with what to achieve"),
    NO_CONDITION(
            Severity.ERROR,
            "this task does not say when it is done",
            "add a line '= boolean expression'"),
    NO_ELSE(
            Severity.ERROR,
            "'= %1$s' does not say what is wrong while it is false",
            "add a line 'else: …' under it; {expression} in it is measured"),
    ELSE_ALONE(
            Severity.ERROR,
            "this 'else:' belongs to no condition",
            "put it directly under its line '= …', one under each"),
    BAD_BRACES(
            Severity.ERROR,
            "these braces hold no expression: %1$s",
            "write {expression}, or `{` where a brace is meant"),
    NO_WRONG(
            Severity.WARNING,
            "no line shows what this task refuses",
            "add a line 'wrong: …' with Java that seems to solve it and does not"),
    NO_BREAKS(
            Severity.ERROR,
            "this 'wrong:' does not say which condition refuses it",
            "add a line 'breaks: …' under it with a part of that condition"),
    BREAKS_ALONE(
            Severity.ERROR,
            "this 'breaks:' belongs to no wrong line",
            "put it directly under its line 'wrong: …'"),
    BREAKS_NONE(
            Severity.ERROR, "no condition has '%1$s' in it", "name a condition by a part of it"),
    BREAKS_SEVERAL(
            Severity.ERROR,
            "several conditions have '%1$s' in them",
            "write more of the one that is meant"),
    NEAR_LINE(
            Severity.ERROR,
            "the line begins with '%1$s', which would be shown as text",
            "did you mean '%2$s'? Begin the line with it, at the left margin"),
    EMPTY_LINE(Severity.ERROR, "'%1$s:' is followed by nothing", "write its text after it"),
    NO_HINT(Severity.WARNING, "this task has no hint", "add a line 'hint: …'"),
    NO_REFERENCE(
            Severity.WARNING,
            "this task has no reference",
            "add a line 'reference: …' with Java that solves it, so that verify can try it"),
    NO_SLUG(
            Severity.ERROR,
            "this block names no exercise",
            "name one: exercise drop-it, for exercises/drop-it"),
    BAD_SLUG(
            Severity.ERROR,
            "'%1$s' cannot be the name of an exercise",
            "use lower-case letters, digits and hyphens: drop-it"),
    EXERCISE_TEXT(
            Severity.ERROR,
            "text inside an exercise block is not shown",
            "move it above the block, or into exercises/%1$s/exercise.md"),

    // An exercise's page.
    NO_TASK(Severity.ERROR, "the page does not say what to do", "write the task above the hints"),
    NO_HINTS(Severity.ERROR, "there is no hint", "add a section '## Hint' with a first nudge"),
    ASKED_IN_EXERCISE(
            Severity.ERROR,
            "'%1$s' is only shown here: the page of an exercise asks nothing",
            "ask it in the lesson, or let its fence begin with 'text'"),
    EMPTY_HINT(Severity.ERROR, "this hint is empty", "write it, or remove its heading"),
    NEAR_HINT(
            Severity.ERROR,
            "the heading '%1$s' begins no hint: what is under it is shown with the task",
            "make it '## Hint'"),
    AFTER_HINTS(
            Severity.ERROR,
            "the section '%1$s' stands after a hint",
            "move it above the hints, or name it Hint"),

    // The glossary.
    DOUBLE_TERM(Severity.ERROR, "the term '%1$s' stands in line %2$s, too", "keep one of them"),
    TERM_LESSON(
            Severity.ERROR,
            "'%1$s' does not say which lesson introduces it",
            "end with a link to it: [Headers](02-anatomy/07-headers.md)"),
    TERM_LEVEL(Severity.ERROR, "'%1$s' is no term: its heading is no ## …", "write '## %1$s'"),
    TERM_MEANING(Severity.ERROR, "'%1$s' is not explained", "write two sentences above the link"),

    // A course.
    NO_LESSONS(
            Severity.ERROR,
            "there is no directory lessons/",
            "make it, or name another directory with --course"),
    BAD_PART_NAME(
            Severity.ERROR,
            "the directory '%1$s' is no part",
            "name it with its place and words: 01-instruments"),
    BAD_LESSON_NAME(
            Severity.ERROR,
            "the file '%1$s' is no lesson",
            "name it with its place and words: 01-large-object.md"),
    LESSON_OUTSIDE(
            Severity.ERROR,
            "the lesson '%1$s' is in no part",
            "move it into a directory like lessons/01-instruments/"),
    IGNORED(Severity.ERROR, "'%1$s' looks like a lesson and is not shown", "%2$s"),
    LOOSE(
            Severity.WARNING,
            "'%1$s' is no lesson and is not shown",
            "make it a lesson like 01-large-object.md, link to it, or move it out of lessons/"),
    IGNORED_SETTINGS(
            Severity.ERROR,
            "'%1$s' is not read: the course's settings have another name",
            "rename it to course.yaml"),
    DIRECTORY_IN_PART(
            Severity.WARNING,
            "nothing in the directory '%1$s' is a lesson: a part has its lessons in itself",
            "move its lessons one directory up, or let it begin with a dot"),
    EMPTY_PART(Severity.WARNING, "the part '%1$s' has no lessons", "add one, or remove it"),
    DOUBLE_LESSON(
            Severity.ERROR,
            "the lesson '%1$s' is in the course twice, also as %2$s",
            "rename one of the files"),
    SAME_PLACE(
            Severity.WARNING,
            "'%1$s' has the same number as '%2$s', so its place is decided by its name",
            "give each its own number"),
    UNKNOWN_PART(Severity.ERROR, "there is no part '%1$s'", "%2$s"),
    TRANSLATION_ALONE(
            Severity.ERROR,
            "this translates no lesson",
            "give it the path of its original: lessons/%1$s");

    private final Wording wording;

    Mistake(Severity severity, String what, String fix) {
        this.wording = new Wording(severity, what, fix);
    }

    /** Returns its words, for the test that looks for an example of it. */
    Wording wording() {
        return wording;
    }

    /** Returns the problem; both texts are formatted with the arguments. */
    Problem at(Path file, int line, Object... arguments) {
        return wording.at(file, line, arguments);
    }
}
