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
 * its name in {@code Languages} and {@code BodyReader}, a reader beside {@code QuestionReader},
 * what is wrong with it in {@code Mistake}; its prose in {@code Mentions} and {@code
 * authoring.source.Paragraphs}; in {@code workbook} what is waited for ({@code Wait}: without one
 * of its own the step is read past) and when its progress still holds ({@code Fingerprint}); in
 * {@code terminal} its prompt ({@code LessonPrompts}), what Enter does there ({@code
 * LessonConversation.enter}, where a {@code Wait} that it does not know swallows the key), its
 * lines ({@code paint.CellPainter}; none otherwise) and its words for {@code /find} ({@code
 * LessonSearch}); in {@code authoring.rules} {@code Translations}, and {@code LessonLint} where a
 * rule is to hold it. If it runs, also {@code Workbook}, {@code Reply}, {@code LessonRun} and
 * {@code Outline}; {@code LessonDocument}; {@code LessonVerifier} and {@code NumberRegister} in
 * {@code authoring.run}, and {@code authoring.report.OutputUpdate}. The compiler does not notice a
 * forgotten place; {@code git grep -E 'Cell.(Quiz|Task|Python)|Wait.[A-Z]'} shows those to look at.
 *
 * <p>Either needs its words in {@code messages.properties} and {@code messages_de.properties},
 * which a test compares; an example in {@code lessons/README.md}, which a test runs, and in {@code
 * scaffold/lesson.md}; and, written by hand, {@code format.md} and {@code mistakes.md} among the
 * tests, with {@code LessonDump}.
 */
@NullMarked
package heapwise.lesson;

import org.jspecify.annotations.NullMarked;
