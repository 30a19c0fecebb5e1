/**
 * The course as it is written: {@link heapwise.lesson.Course}, {@link heapwise.lesson.Lesson},
 * {@link heapwise.lesson.Cell}, their parser, and {@link heapwise.lesson.Problem}s. The only user
 * of commonmark and of the YAML reader; may use {@code plain}, and {@code vm} for its values.
 *
 * <p>The first word after a fence is its kind, the others are modifiers.
 *
 * <p>A new modifier of {@code java}, such as {@code timeout}: its value in {@code Cell.Java}; its
 * form and what it excludes in {@code JavaReader}; what it does in {@code workbook.LessonSession};
 * how it is shown in {@code terminal.paint}, above the cell ({@code CellPainter}) or below it
 * ({@code CellRunPainter}).
 *
 * <p>A new kind: its value in {@code Cell}, whose name is a part of the step's id in the journal;
 * its name in {@code Languages}; in {@code BodyReader} a method that reads it, or a reader beside
 * {@code QuestionReader} where it has parts; of {@code Mistake} what is there already ({@code
 * EMPTY_CELL}) or one of its own; its prose in {@code Mentions} and {@code
 * authoring.source.Paragraphs}; in {@code workbook} what is waited for ({@code Wait}: without one
 * of its own the step is read past), when its progress still holds ({@code Fingerprint}), and
 * whether it ends a step ({@code Outline.section}: all do but {@code Cell.Show}, which is read in
 * passing); in {@code terminal} its prompt ({@code LessonPrompts}), what Enter does there ({@code
 * LessonConversation.enter}, where a {@code Wait} that it does not know swallows the key), its
 * lines ({@code paint.CellPainter}; none otherwise) and its words for {@code /find} ({@code
 * LessonSearch}); in {@code authoring} {@code rules.Translations} where it is a step, {@code
 * rules.LessonLint} where a rule is to hold it, and {@code run.NumberRegister} where numbers in it
 * are what the prose may tell. If it runs, also {@code Workbook}, {@code Reply}, {@code LessonRun};
 * {@code LessonDocument}; {@code authoring.run.LessonVerifier} and {@code
 * authoring.report.OutputUpdate}. The compiler does not notice a forgotten place; {@code git grep
 * -E 'Cell.(Quiz|Task|Python|Show)|Wait.[A-Z]' -- src/main} shows those to look at.
 *
 * <p>What a learner reads of either beyond the author's own text needs its words in {@code
 * messages.properties} and {@code messages_de.properties}, which a test compares; what {@code
 * verify} says stands in {@code Mistake}, in English. An example goes into {@code
 * lessons/README.md}, where a test runs it, and into {@code scaffold/lesson.md} if a beginner is to
 * meet it there. Written by hand among the tests: {@code format.md} and {@code mistakes.md}, whose
 * fixes list all kinds, with {@code LessonDump}; the lines of a box in {@code PaintingTest}. The
 * course in {@code terminal/course} has a lesson of every kind that waits for something: a step
 * more changes what {@code ScreensTest} types there and all that was recorded.
 */
@NullMarked
package heapwise.lesson;

import org.jspecify.annotations.NullMarked;
