package heapwise.authoring.source;

import heapwise.lesson.Problem;
import heapwise.lesson.Problem.Severity;
import heapwise.lesson.Wording;
import java.nio.file.Path;

/**
 * Every kind of problem that {@code verify} reports beyond the parser's, with its words; an error
 * unless it says otherwise. A test sees to it that each kind has an example.
 */
public enum Finding {
    // A lesson or an exercise.
    NO_LIBRARY("a library cannot be had: %1$s", "%2$s"),

    // An exercise.
    NO_KEY(
            "the exercise '%1$s' has no key",
            "make solutions/%1$s/ with the reference answer and a …Test.java"),
    NO_EXERCISE(
            "the key '%1$s' belongs to no exercise",
            "make exercises/%1$s/exercise.md, or remove solutions/%1$s"),
    NO_STARTER(
            "there is no class for the learner to edit", "put a starter class beside exercise.md"),
    NO_REFERENCE("the reference lacks %1$s, which the starter has", "add solutions/%2$s/%1$s"),
    EXTRA_REFERENCE(
            Severity.WARNING,
            "the reference has %1$s, which the starter lacks",
            "add it to exercises/%2$s/, or say in the task that the learner makes it"),
    EXTRA_WRONG(
            "the wrong answer has %1$s, which neither starter nor reference has",
            "give its class the starter's name"),
    NO_TESTS("there are no hidden tests", "add a file that ends in Test.java, with JUnit tests"),
    REFERENCE_NOT_COMPILED("the reference does not compile: %1$s", "repair this line"),
    TESTS_NOT_COMPILED(
            "the hidden tests do not compile: %1$s",
            "repair this line; names and signatures are the reference's"),
    NO_TEST_METHOD("no method of the hidden tests is a test", "annotate at least one with @Test"),
    NO_DISPLAY_NAME(
            Severity.WARNING,
            "the hidden test %1$s has no name for a learner",
            "add @DisplayName(\"what must be true\")"),
    OTHER_JUNIT(
            "these tests are not for JUnit Jupiter, which is what runs them: %1$s",
            "import org.junit.jupiter.api.Test and static org.junit.jupiter.api.Assertions.*;"
                    + " @Before is @BeforeEach there, @Ignore is @Disabled"),
    TEST_ARGUMENT("@Test takes nothing in JUnit Jupiter, and has '%1$s', as in JUnit 4", "%2$s"),
    TEST_FILE_NAME(
            "%1$s has tests that are never run: it is taken for a part of the reference",
            "let its name end in Test.java"),
    TEST_NEVER("the hidden test %1$s is never run: %2$s", "%3$s"),
    NAME_WITHOUT_TEST(
            "%1$s has a @DisplayName and is never run: it is no test",
            "annotate it with @Test, too, or remove its name"),
    NOT_STATIC(
            "@%1$s needs a static method, and %2$s is none: no test of its class is run",
            "write 'static' before its 'void'"),
    ASSERT_SKIPPED(
            "this 'assert' is skipped: a check VM runs without -ea",
            "write assertThat(…).as(…), or assertTrue(…) with a message"),
    DOUBLE_NAME(
            Severity.WARNING,
            "“%1$s” is the name of two hidden tests, also of the one in line %2$s",
            "say in each name what is special about that test"),
    ASSERTS_NOTHING(
            Severity.WARNING,
            "the hidden test %1$s asserts nothing: it passes unless something is thrown",
            "assert what must be true; if that is all, say so with assertDoesNotThrow(…)"),
    WALL_TIME(
            Severity.WARNING,
            "the hidden test %1$s looks at the clock: %2$s",
            "count what does not depend on the machine: allocated bytes, calls, elements"),
    HOLLOW_CHECK(Severity.WARNING, "this check fails no test: %1$s", "%2$s"),
    SAME_CLASS("the class %1$s is declared in %2$s, too", "rename this one"),
    NAMELESS_CHECK(
            Severity.WARNING,
            "where this check fails, a learner does not read what was called",
            "describe it, as in assertThat(sum(two)).as(\"sum(1, 2)\"), or catch what is thrown and fail(…)"),
    STARTER_PASSES(
            "the untouched starter passes on JDK %1$d",
            "add a hidden test that fails for it, or take the solution out of it"),
    STARTER_NOT_COMPILED(
            "the starter does not compile: %1$s",
            "repair this line, or add 'starter-compiles: false' to exercise.md"),
    STARTER_COMPILES(
            Severity.WARNING,
            "the starter compiles, and this says that it does not",
            "remove 'starter-compiles: false'"),
    EMPTY_PASSES(
            "an answer whose methods do nothing passes on JDK %1$d",
            "add a hidden test that needs what they do"),
    REFERENCE_FAILS(
            "the reference fails on JDK %1$d: %2$s",
            "repair the reference or that hidden test; what only takes long gets 'timeout: 60s' in exercise.md, and what only computes much 'vm: -XX:TieredStopAtLevel=4', which optimises"),
    NO_WRONG(
            Severity.WARNING,
            "there is no wrong answer",
            "add solutions/%1$s/wrong/<name>/ with an answer that must fail"),
    WRONG_EMPTY("this wrong answer has no class", "add one, or remove its directory"),
    NO_FEEDBACK(
            "this wrong answer has no feedback",
            "make its first line: // feedback: what the learner should think about"),
    WRONG_NOT_COMPILED(
            "this wrong answer does not compile: %1$s",
            "repair this line: a learner hears that from javac, not from a hidden test"),
    WRONG_PASSES("this wrong answer passes on JDK %1$d", "add a hidden test that fails for it"),
    WRONG_OTHER_REASON(
            "this wrong answer should fail “%1$s” and does not, on JDK %2$d: %3$s",
            "correct its line // fails: …, or the answer"),
    NO_WHEN(
            Severity.WARNING,
            "the feedback of this wrong answer is never shown: it says not when it is true",
            "add lines // when: says \"…\", calls Type.method, uses Type, fails \"…\" …"),
    BAD_WHEN(
            "this condition cannot be read: %1$s",
            "write it like: says \"words\", says /regex/, calls Type.method, uses Type, field Type, static Type, fails \"test\", passes \"test\"; with not and or"),
    OTHER_NOTE(
            "on JDK %1$d this wrong answer is told %2$s: %3$s",
            "make the conditions of // when: true of this answer, and of no other"),
    RIGHT_FAILS(
            "this right answer fails on JDK %1$d: %2$s",
            "repair the hidden test that asks for more than the task says, or the answer"),
    RIGHT_EMPTY("this right answer has no class", "add one, or remove its directory"),
    FEW_WRONG(
            Severity.WARNING,
            "wrong answers: %1$d; fewer than %2$d leave kinds of mistakes out",
            "add answers to wrong/ that somebody would write"),
    FEW_RIGHT(
            Severity.WARNING,
            "right answers beside the reference: %1$d; fewer than %2$d say too little of what may not be refused",
            "add answers to right/ that are built differently"),
    NOT_HELD(
            Severity.WARNING,
            "no hidden test holds what the task says: “%1$s”",
            "add @Holds with its words to the test that does, or such a test"),
    HOLDS_NOTHING(
            Severity.WARNING,
            "the hidden test %1$s holds nothing that the task says",
            "say it in a list item of the task, and name that in @Holds"),
    HOLDS_UNSAID(
            "no list item of the task says “%1$s”",
            "use words of the list item that this test holds"),
    HOLDS_SEVERAL(
            "several list items of the task say “%1$s”",
            "use more words of the one that this test holds"),
    HINT_NOT_TRIED(
            Severity.WARNING,
            "nobody has followed hint %1$d to see how far it leads",
            "add an answer that does to solutions/%2$s/right/, or to wrong/, with a line // hint: %1$d"),
    ORDER(
            "the hidden test “%1$s” fails when it runs alone, the later ones first: %2$s",
            "let it make what it needs, and leave nothing behind in static fields"),
    FLAKY(
            "the reference failed %1$d of %2$d runs on JDK %3$d: %4$s",
            "loosen that hidden test, or take timing out of it"),
    FLAKY_WRONG(
            "this wrong answer passed %1$d of %2$d runs on JDK %3$d",
            "make the hidden test that should fail for it certain"),
    MUTANT(
            Severity.WARNING,
            "no hidden test notices this mutant: %1$s",
            "add a hidden test for it, or leave it if the behaviour is the same"),
    MUTANT_LIVES(
            "no hidden test notices this mutant: %1$s",
            "add a hidden test for it, or a line to mutants.md: - `%2$s` `%3$s` %1$s: why"),
    MUTANT_GONE(
            Severity.WARNING,
            "this mutant of %1$s does not live: %2$s",
            "remove its line, or correct it: file, source, change"),
    MUTANTS_UNTRIED(
            "no mutant of %1$s was tried: it is refused in a VM in which the tests ran before",
            "let the tests ask for nothing that another run may leave, or use up"),
    MUTANTS_MANY("%1$d of %2$d mutants of %3$s live: more than one in ten", "add hidden tests"),
    UNKNOWN_LESSON("there is no lesson '%1$s'", "%2$s"),
    NOT_SHOWN(
            Severity.WARNING,
            "no lesson shows this exercise",
            "put a block 'exercise %1$s' into the lesson where it is due"),
    OTHER_LESSON(
            Severity.WARNING,
            "the exercise '%1$s' says that it belongs to lesson '%2$s'",
            "make it 'lesson: %3$s' in its exercise.md, or move this block"),
    NO_JDK(
            Severity.WARNING,
            "not verified: it needs JDK %1$s",
            "install one, and name it with --jdk"),

    BAD_EXERCISE_NAME(
            "'%1$s' cannot be the name of an exercise",
            "rename its directories in lower-case letters, digits and hyphens: %2$s"),
    NO_PAGE("'%1$s' looks like an exercise and is not shown: it has no exercise.md", "%2$s"),
    LOOSE_EXERCISE(
            Severity.WARNING,
            "'%1$s' belongs to no exercise",
            "move it into the directory of one, or out of %2$s/"),
    HIDDEN(
            Severity.WARNING,
            "'%1$s' is passed over: its name begins with a dot, as names of editors' files do",
            "delete it, or give it a name without the dot"),
    KEY_DIRECTORY("nothing in the directory '%1$s' is looked at", "%2$s"),
    LOOSE_WRONG(
            "'%1$s' is no %2$s answer: each has a directory of its own",
            "move it to %2$s/<name>/%1$s"),
    TESTS_SHOWN(
            "'%1$s' lies beside the starter, and hidden tests are the key's",
            "move it to solutions/%2$s/"),
    NEAR_REMARK(
            "the line begins with '// %1$s:', which says nothing here", "did you mean '// %2$s:'?"),
    DOUBLE_REMARK(
            "a second line '// feedback:', which no learner reads",
            "make it one line: a note is told whole"),
    SHOWN_TWICE(
            Severity.WARNING,
            "the exercise '%1$s' is shown already, in line %2$s of %3$s",
            "show it once: a learner who solved it has nothing to do here"),
    SAME_NAME(
            "the exercise '%1$s' has the name of a lesson, and /goto %1$s opens that",
            "rename one of them"),
    SAME_ANSWER(
            Severity.WARNING,
            "this answer is the same as that of %1$s, white space and comments aside",
            "make it another answer, or remove it"),
    HINT_TELLS(
            Severity.WARNING,
            "this hint has the reference in it, and is not the last",
            "let the hints before the last one only lead there"),
    SAME_HEADING(
            Severity.WARNING,
            "another section is called “%1$s”, in line %2$d",
            "give it a name of its own: links and /goto lead to the first one"),
    SKIPPED_LEVEL(
            Severity.WARNING,
            "this heading is of level %1$d, and the one above it of level %2$d",
            "begin it with %3$s"),
    RAGGED_ROW(
            Severity.WARNING,
            "cells in this row: %1$d; columns of its table: %2$d",
            "add what is missing, or write \\| for a bar within a cell: cells beyond are not shown"),
    UNREAD_FILE(
            Severity.WARNING,
            "nothing reads '%1$s', and learners get it with the starter",
            "remove it, or name it in exercise.md"),
    // The glossary.
    TERM_NOWHERE("there is no lesson '%1$s' to introduce this term", "%2$s"),
    TERM_UNUSED(
            "'%1$s' is not in the text of the lesson '%2$s' that introduces it",
            "name the lesson that does, or use the term there"),
    TERM_EARLY(
            "'%1$s' is used here, and introduced only by the lesson '%2$s'",
            "say it in other words, or let the glossary name this lesson and explain it here"),

    // A lesson.
    TRANSLATION_OTHER(
            Severity.WARNING,
            "the translation has %1$s here, and its original %2$s",
            "give it the blocks of its original, in their order"),
    SECTION_OLD(
            Severity.WARNING,
            "the %1$s is older than its original, the %2$s in %3$s:%4$s",
            "bring it in step with that, and then write <!-- original %5$s --> in it"),
    SECTION_UNMARKED(
            Severity.WARNING,
            "the %1$s does not say of which state of its original it is",
            "compare it with the %2$s in %3$s:%4$s, and write <!-- original %5$s --> in it"),
    SECTION_LACKS(
            Severity.WARNING,
            "the translation lacks the %1$s here, which is in %2$s:%3$s",
            "translate it, with <!-- original %4$s --> in it"),
    SECTION_MORE(
            Severity.WARNING,
            "the %1$s is in the translation only, and not in %2$s",
            "remove it, or write its original there"),
    STRAY_MARK(Severity.WARNING, "“%1$s” is shown as it is written here", "%2$s"),
    NUMBER_UNSHOWN(
            Severity.WARNING,
            "no cell shows the number %1$s, and no source is cited for it",
            "show it in a cell, reckon it (4 + 24 + 32 = 60), link to its source in the same paragraph, or add"
                    + " <!-- number %1$s = an expression that is measured -->, <!-- number %1$s: where it comes from -->"),
    NUMBER_OTHER(
            "on JDK %1$d '= %2$s' is %3$s, and the text says %4$s",
            "correct the number or the expression"),
    NUMBER_UNREAD(
            "this comment binds no number: %1$s",
            "write <!-- number 116 = 12 + 4 + 100 -->, or <!-- number 116: where it comes from -->"),
    NUMBER_UNUSED(
            Severity.WARNING,
            "the text has no number %1$s for this comment to back",
            "remove the comment, or write the number as the text does"),
    UNKNOWN_EXERCISE("there is no exercise '%1$s'", "%2$s"),
    DEAD_LINK("the link leads nowhere: %1$s", "%2$s"),
    DEAD_ANCHOR("no heading of the page is '%1$s'", "%2$s"),
    LOCAL_LINK(
            "the link leads to a place of this machine: %1$s",
            "write the path from this page on, such as ../02-anatomy/07-headers.md"),
    LINK_OUTSIDE(
            "the link leads out of the course: %1$s",
            "copy what it shows into the course, or link to where it is on the web"),
    LINK_TO_KEY(
            "the link leads into the key, which no learner has: %1$s",
            "link to the exercise, or show what is meant here"),
    OTHER_NUMBER("the link says “%1$s”, and %2$s is lesson %3$d", "correct the number or the path"),
    NO_SUCH_LESSON(
            "there is no %1$s in this course",
            "name one that is there, or say it without a number"),
    UNLINKED(Severity.WARNING, "%1$s is named, and no link leads there", "write [%1$s](%2$s)"),
    NO_SESSION("on JDK %1$d the session VM does not start: %2$s", "correct '%3$s'"),
    CELL(
            "on %1$s this cell %3$s; the lesson says that it %2$s",
            "correct the cell, or say so after the fence: fails, throws=…, exits, timeout=…"),
    OUTPUT(
            "on %1$s the output %3$s where the lesson says %2$s%4$s",
            "correct it (verify --update does), or write ... or ~123 for what varies"),
    PYTHON_FAILS(
            "this Python cell %1$s",
            "correct it; what is meant to fail has an output block that shows what it prints"),
    NO_OUTPUT(
            "on %1$s the output %2$s, and this block is empty",
            "let verify --update write it, or remove the block"),
    PREDICT(
            "on JDK %1$d '= %2$s' has no value: %3$s",
            "make it an expression that the session knows after the cell"),
    MYTH_UNASKED(
            "this cell refutes a myth and asks for no guess",
            "put a predict block above it: myths are where people guess wrong"),
    NO_ENDING(
            "this lesson asks for guesses, and does not say at its end what was measured",
            "add a section '## What you measured': three facts, and what to try on one's own program"),
    BAD_ENDING(
            "this section is not a list of three facts and a paragraph on what to try",
            "write three items, then what to try on one's own program"),
    PREDICT_UNTYPED(
            "'= %1$s' is %2$s, which no learner can type",
            "ask for one number, one word, or yes or no"),
    PREDICT_NO_NUMBER(
            "the question asks how many, and '= %1$s' is %2$s",
            "make it an expression that is a number, or change the question"),
    PREDICT_EFFECT(
            "'= %1$s' changes what the next cells see: %2$s",
            "do it in the cell, and ask for what came of it"),
    PREDICT_CHANGES(
            Severity.WARNING,
            "'= %1$s' was %2$s and, asked once more, %3$s",
            "keep it in a variable of the cell and ask for that, or write within=10%%"),
    TASK_CONDITION(
            "on JDK %1$d '= %2$s' is neither true nor false: %3$s", "make it a boolean expression"),
    TASK_DONE(
            "on JDK %1$d this task is done before the learner did anything",
            "make one of its conditions false until it is done"),
    TASK_EFFECT(
            "on JDK %1$d '= %2$s' changes what it asks about: %3$s",
            "ask for what the learner did; it is asked after each line that they type"),
    TASK_SENTENCE(
            "on JDK %1$d '{%2$s}' in the sentence of this condition has no value: it %3$s",
            "make it an expression that the session knows while the condition is false"),
    TASK_NEVER_FALSE(
            "on JDK %1$d nothing shows that '%2$s' can be false",
            "add a line 'wrong: …' that it refuses, or remove the condition"),
    TASK_NOT_AGAIN(
            "on JDK %1$d this task is done where it is begun again",
            "make the cells before it leave the state in which it is not done"),
    LINES_PASS(
            "on JDK %1$d these lines solve the task, and '%2$s' was to refuse them",
            "make that condition refuse them, or remove the lines"),
    LINES_OTHER(
            "on JDK %1$d these lines are refused by '%2$s', and '%3$s' was meant",
            "name the one that refuses them, or put the condition that is meant before it"),
    LINES_UNCLEAR(
            "on JDK %1$d these lines leave '%2$s' neither true nor false: it %3$s",
            "put a condition before it that refuses them, and name it"),
    LINES_FAIL(
            "on JDK %1$d this wrong line is no attempt: it %2$s",
            "make it Java that runs and does not solve the task"),
    TASK_NOT_DONE(
            "on JDK %1$d this task is not done after its reference: %2$s",
            "correct the reference or the conditions"),
    UNSTABLE(
            "on JDK %1$d this failed in %2$d of %3$d runs: %4$s",
            "write ... or ~123 for what varies"),
    BIG_TEMPORARY(
            Severity.WARNING,
            "this bare expression keeps %1$,d bytes alive in %2$s",
            "assign it to a variable of your own, or end the line with a value that is small"),
    HARD_SIZE(
            Severity.WARNING,
            "the size %1$s is written down, and differs between VMs and flags",
            "let the VM answer: a prediction with '= size(…)'"),
    TIMING(
            Severity.WARNING,
            "the output has a time, '%1$s', that no second run repeats",
            "write ~ before the number, or ... instead"),
    ADDRESS(
            Severity.WARNING,
            "the output has an address or identity hash, '%1$s', that no second run repeats",
            "write ... instead"),
    MAIN_UNCALLED(
            Severity.WARNING,
            "this cell declares main, and no cell calls it",
            "write its statements as they are, or call it: %1$s.main(new String[0])"),
    GC_ONCE(Severity.WARNING, "System.gc() is called once, and trusted", "use gc(), or %1$s"),
    SLOW(
            Severity.WARNING,
            "on JDK %1$d this cell took %2$.1f of its %3$.1f seconds",
            "do less, or give it more: timeout=%4$ds");

    private final Wording wording;

    Finding(String what, String fix) {
        this(Severity.ERROR, what, fix);
    }

    Finding(Severity severity, String what, String fix) {
        this.wording = new Wording(severity, what, fix);
    }

    /** Returns its words, for the test that looks for an example of it. */
    public Wording wording() {
        return wording;
    }

    /** Returns the problem; both texts are formatted with the arguments. */
    public Problem at(Path file, int line, Object... arguments) {
        return wording.at(file, Math.max(1, line), arguments);
    }
}
