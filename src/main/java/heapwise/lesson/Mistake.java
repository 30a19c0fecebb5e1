package heapwise.lesson;

import heapwise.lesson.Problem.Severity;
import java.nio.file.Path;

/**
 * Every kind of mistake that the parser reports, with its words; an error unless it says otherwise.
 * A test sees to it that each kind has an example.
 */
enum Mistake {
    // A file as a whole.
    NOT_UTF8("the file is not UTF-8", "save it as UTF-8"),
    DANGLING("there is nothing at the end of this link", "let it lead to a file, or remove it"),
    LINK_AWAY(
            Severity.WARNING,
            "this is a link out of the course, to %1$s",
            "put a copy in its place: whoever gets the course has not what it leads to"),
    DIRECTORY(
            "this is a directory and has the name of a file",
            "put the text into a file of this name, or rename the directory"),
    NOT_READABLE("this is not read: %1$s", "put a file of text in its place that you may read"),
    NO_FRONT_MATTER(
            "there is no front matter",
            "begin the file with a line ---, then 'title: …', then a line ---"),
    FRONT_MATTER_OPEN("the front matter is not closed", "end it with a line that is just ---"),
    NOT_YAML("this is not YAML: %1$s", "%2$s"),
    VALUE_CUT(Severity.WARNING, "'%1$s' ends before the #, which begins a comment", "%2$s"),
    NOT_A_MAP("the front matter has no 'key: value' lines", "write 'key: value', one on each line"),
    UNKNOWN_KEY("unknown key '%1$s'", "%2$s"),
    UNKNOWN_KEYS("unknown keys: '%1$s'", "%2$s"),
    DOUBLE_KEY("'%1$s' stands twice", "keep one of them"),
    MISSING_KEY("'%1$s' is missing", "add '%2$s: %3$s' to the front matter"),
    ADVISED_KEY(Severity.WARNING, "'%1$s' is missing", "add '%2$s: %3$s' to the front matter"),
    BAD_VALUE("'%1$s' cannot be '%2$s'", "write %3$s"),
    BAD_LIBRARY(
            "'%1$s' is no library",
            "write its Maven coordinates, group:artifact:version, each in a line of its own: - com.github.ben-manes.caffeine:caffeine:3.1.8"),
    MOVING_LIBRARY(
            "'%1$s' is another library tomorrow",
            "name one released version: what you verify is what learners get"),
    DOUBLE_LIBRARY(Severity.WARNING, "'%1$s' stands twice", "keep one of them"),
    BAD_FLAG("'%1$s' is no VM flag", "%2$s"),

    // A fence.
    FENCE_OPEN("this fence is not closed", "end the block with a line that is just %1$s"),
    FENCE_SWALLOWS(
            "this fence is not closed where the next block begins, in line %1$s",
            "end it above that line with a line that is just %2$s; a block that is to show fences begins with a longer one"),
    UNKNOWN_KIND("unknown block '%1$s'", "%2$s"),
    UNKNOWN_MODIFIER("unknown modifier '%1$s' of '%2$s'", "%3$s"),
    NO_MODIFIERS("'%1$s' takes no modifiers, and has '%2$s'", "remove it"),
    QUOTE_OPEN("the value of '%1$s' has no closing quote", "close the quote"),
    DOUBLE_MODIFIER("'%1$s' stands twice", "keep one of them"),
    NO_VALUE("'%1$s' needs a value", "write %2$s"),
    NEEDLESS_VALUE("'%1$s' takes no value", "write just %1$s"),
    BAD_MODIFIER_VALUE("'%1$s' cannot be '%2$s'", "write %3$s"),
    CONFLICT("'%1$s' does not go with '%2$s'", "keep one of them"),
    COMPARE_ONE(
            "'compare' has one variant",
            "name two or more: compare=\"Serial: -XX:+UseSerialGC; G1: -XX:+UseG1GC\""),
    COMPARE_NAME(
            "the variant '%1$s' has no name", "write it as 'Name: flags', variants apart by ;"),
    COMPARE_DOUBLE("two variants are named '%1$s'", "give each variant its own name"),
    NESTED(
            "'%1$s' inside a list or quote is only shown",
            "move it to the left margin, or begin its fence with 'java show' or 'text'"),
    FENCE_INDENTED(
            "this '%1$s' is indented by a tab or four spaces, and only shown",
            "move it and its fence to the left margin"),
    FENCE_ONE_LINE(
            "this '%1$s' begins and ends in one line, and only shown",
            "end the block with a line of its own that is just ```"),
    EMPTY_CELL("this %1$s block is empty", "write its source, or remove it"),
    COMMENT_CELL(
            Severity.WARNING,
            "this cell has nothing but comments, and does nothing",
            "write its source, or begin its fence with 'java show'"),

    PROMPT(
            "'%1$s' is a prompt, and stands in what is to run",
            "write only what is typed behind it; what is shown goes into an output block below"),
    SHELL_COMMAND("'%1$s' is a command of JShell, and a cell has Java only", "remove it"),
    PACKAGE_LINE("a cell is in no package, and begins with '%1$s'", "remove this line"),
    NEAR_OUTPUT(
            Severity.WARNING,
            "this block stands where the output of the cell above would, and is not compared with it",
            "name it 'output', or put words between the two"),
    NEAR_JAVA(
            Severity.WARNING,
            "this code looks like Java, names no language, and is only shown",
            "begin its fence with 'java' to run it, or with 'java show'"),

    // What is text, and was meant as more.
    EMPTY_LESSON("this lesson has nothing to read or to do", "write it, or remove it"),
    COMMENT_OPEN("this comment is not closed, and hides all that follows", "end it with -->"),
    NEAR_HEADING(
            Severity.WARNING, "'%1$s' is shown as text, and looks like a heading", "write '%2$s'"),
    RULE_HEADING(
            Severity.WARNING,
            "the line --- makes a heading of the lines above it",
            "put an empty line above it; a heading begins with ##"),
    NO_BREAK_SPACE(
            "a no-break space stands behind '%1$s', and makes text of this line",
            "write an ordinary space there: some keyboards make the other one of Alt and space"),
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
            "this output belongs to no cell",
            "put it directly under the java or python block that prints it"),
    OUTPUT_OF_SETUP("a setup block shows no output", "remove the output, or the word setup"),
    OUTPUT_DOUBLE(
            "this output is for JDKs that the one of line %1$s is for, too",
            "give each output its own JDKs: output jdk=17-24, output jdk=25+"),
    OUTPUT_VARIANT("the cell above compares no '%1$s'", "%2$s"),
    PREDICT_ALONE(
            "this prediction stands before no cell",
            "put it directly above the java block that it is about"),
    PREDICT_SETUP(
            "a setup block cannot be predicted",
            "put the prediction above a java block that the learner runs"),
    PREDICT_UNKNOWABLE(
            "'= %1$s' cannot be evaluated after a cell with '%2$s'",
            "ask with choices: - [x] right, - [ ] wrong"),

    // What blocks hold.
    NO_QUESTION("this %1$s has no question", "begin with the question"),
    NO_ANSWER(
            "this prediction says not what is right",
            "end with a line '= expression' that the VM evaluates, or with choices: - [x] right"),
    TWO_ANSWERS("this prediction has both choices and '= %1$s'", "keep one of them"),
    WITHIN_CHOICES("'within' does not go with choices", "remove it, or ask for a number"),
    TWO_EXPRESSIONS("a second line '= …'", "keep one of them"),
    EMPTY_EXPRESSION("'=' is followed by nothing", "write a Java expression after it"),
    AFTER_EXPRESSION("text after the line '= …'", "make '= …' the last line"),
    BAD_AGAIN(
            "this 'again:' does not ask the same with another size",
            "keep one, in a prediction of a value: a question, and under it an indented '= …'"),
    FEW_CHOICES(
            "this %1$s has fewer than two choices", "list them: - [x] for right, - [ ] for wrong"),
    NO_RIGHT_CHOICE("no choice is right", "mark at least one choice with - [x]"),
    ALL_RIGHT(Severity.WARNING, "every choice is right", "add a choice that is wrong: - [ ] …"),
    NO_BOX("this choice has no box", "begin it with - [x] if right, else - [ ]"),
    NO_FEEDBACK(
            "this choice has no feedback",
            "add an indented line under it that says why it is right or wrong"),
    LONG_FEEDBACK(
            "feedback is a paragraph of text",
            "move lists, code blocks and quotes out of the choice"),
    DOUBLE_CHOICE("the same choice stands twice", "change or remove one of them"),
    AFTER_CHOICES("text after the choices", "move it above them, or out of the block"),
    NO_GOAL("this task does not say what to do", "begin with what to achieve"),
    NO_CONDITION("this task does not say when it is done", "add a line '= boolean expression'"),
    NO_ELSE(
            "'= %1$s' does not say what is wrong while it is false",
            "add a line 'else: …' under it; {expression} in it is measured"),
    ELSE_ALONE(
            "this 'else:' belongs to no condition",
            "put it directly under its line '= …', one under each"),
    BAD_BRACES(
            "these braces hold no expression: %1$s",
            "write {expression}, or `{` where a brace is meant"),
    NO_WRONG(
            Severity.WARNING,
            "no line shows what this task refuses",
            "add a line 'wrong: …' with Java that seems to solve it and does not"),
    NO_BREAKS(
            "this 'wrong:' does not say which condition refuses it",
            "add a line 'breaks: …' under it with a part of that condition"),
    BREAKS_ALONE(
            "this 'breaks:' belongs to no wrong line", "put it directly under its line 'wrong: …'"),
    BREAKS_NONE("no condition has '%1$s' in it", "name a condition by a part of it"),
    BREAKS_SEVERAL("several conditions have '%1$s' in them", "write more of the one that is meant"),
    NEAR_LINE(
            "the line begins with '%1$s', which would be shown as text",
            "did you mean '%2$s'? Begin the line with it, at the left margin"),
    EMPTY_LINE("'%1$s:' is followed by nothing", "write its text after it"),
    NO_HINT(Severity.WARNING, "this task has no hint", "add a line 'hint: …'"),
    NO_REFERENCE(
            Severity.WARNING,
            "this task has no reference",
            "add a line 'reference: …' with Java that solves it, so that verify can try it"),
    NO_SLUG("this block names no exercise", "name one: exercise drop-it, for exercises/drop-it"),
    BAD_SLUG(
            "'%1$s' cannot be the name of an exercise",
            "use lower-case letters, digits and hyphens: %2$s"),
    EXERCISE_TEXT(
            "text inside an exercise block is not shown",
            "move it above the block, or into exercises/%1$s/exercise.md"),

    // An exercise's page.
    NO_TASK("the page does not say what to do", "write the task above the hints"),
    NO_HINTS("there is no hint", "add a section '## Hint' with a first nudge"),
    ASKED_IN_EXERCISE(
            "'%1$s' is only shown here: the page of an exercise asks nothing",
            "ask it in the lesson, or let its fence begin with 'text'"),
    SOLUTION_SHOWN(
            "the section '%1$s' is shown to every learner, with the task",
            "move it into solutions/, where the key is, or into the last hint"),
    EMPTY_HINT("this hint is empty", "write it, or remove its heading"),
    NEAR_HINT(
            "the heading '%1$s' begins no hint: what is under it is shown with the task",
            "make it '## Hint'"),
    AFTER_HINTS(
            "the section '%1$s' stands after a hint", "move it above the hints, or name it Hint"),

    // The glossary.
    DOUBLE_TERM("the term '%1$s' stands in line %2$s, too", "keep one of them"),
    TERM_LESSON(
            "'%1$s' does not say which lesson introduces it",
            "end with a link to it: [Headers](02-anatomy/07-headers.md)"),
    TERM_LEVEL("'%1$s' is no term: its heading is no ## …", "write '## %1$s'"),
    TERM_MEANING("'%1$s' is not explained", "write two sentences above the link"),

    // A course.
    NO_LESSONS(
            "there is no directory lessons/", "make it, or name another directory with --course"),
    BAD_PART_NAME(
            "the directory '%1$s' is no part", "name it with its place and words: 01-instruments"),
    BAD_LESSON_NAME(
            "the file '%1$s' is no lesson", "name it with its place and words: 01-large-object.md"),
    LESSON_OUTSIDE(
            "the lesson '%1$s' is in no part",
            "move it into a directory like lessons/01-instruments/"),
    IGNORED("'%1$s' looks like a lesson and is not shown", "%2$s"),
    LOOSE(
            Severity.WARNING,
            "'%1$s' is no lesson and is not shown",
            "make it a lesson like 01-large-object.md, link to it, or move it out of lessons/"),
    IGNORED_SETTINGS(
            "'%1$s' is not read: the course's settings have another name",
            "rename it to course.yaml"),
    MISPLACED("'%1$s' is not read where it is", "%2$s"),
    DIRECTORY_IN_PART(
            Severity.WARNING,
            "nothing in the directory '%1$s' is a lesson: a part has its lessons in itself",
            "move its lessons one directory up, or let it begin with a dot"),
    EMPTY_PART(Severity.WARNING, "the part '%1$s' has no lessons", "add one, or remove it"),
    DOUBLE_LESSON(
            "the lesson '%1$s' is in the course twice, also as %2$s", "rename one of the files"),
    SAME_PLACE(
            Severity.WARNING,
            "'%1$s' has the same number as '%2$s', so its place is decided by its name",
            "give each its own number"),
    UNKNOWN_PART("there is no part '%1$s'", "%2$s"),
    TRANSLATION_ALONE(
            "this translates no lesson", "give it the path of its original: lessons/%1$s");

    private final Wording wording;

    Mistake(String what, String fix) {
        this(Severity.ERROR, what, fix);
    }

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
