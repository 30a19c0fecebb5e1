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
 * <p>A new kind: its value in {@code Cell}, its name in {@code Languages} and {@code BodyReader}, a
 * reader beside {@code QuestionReader}, what is wrong with it in {@code Mistake}; its prose in
 * {@code Mentions} and {@code authoring.source.Paragraphs}; in {@code workbook} what is waited for
 * ({@code Wait}) and when its progress still holds ({@code Fingerprint}); in {@code terminal} its
 * prompt ({@code LessonPrompts}) and its lines ({@code paint.CellPainter}); in {@code
 * authoring.rules} {@code Translations} and {@code LessonLint}. If it runs, also {@code Workbook},
 * {@code Reply}, {@code LessonRun} and {@code Outline}; {@code LessonConversation} and {@code
 * LessonDocument}; {@code LessonVerifier} and {@code NumberRegister} in {@code authoring.run}, and
 * {@code authoring.report.OutputUpdate}. The compiler does not notice a forgotten place; {@code git
 * grep -E 'Cell.(Task|Python)'} shows those to look at.
 *
 * <p>Either needs its words in each {@code messages} file, an example in {@code lessons/README.md},
 * which a test runs, and among the tests {@code LessonDump}, {@code format.md} and {@code
 * mistakes.md}.
 */
@NullMarked
package heapwise.lesson;

import org.jspecify.annotations.NullMarked;
