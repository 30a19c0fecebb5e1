/**
 * The course as it is written: {@link heapwise.lesson.Course}, {@link heapwise.lesson.Lesson},
 * {@link heapwise.lesson.Cell}, their parser, and {@link heapwise.lesson.Problem}s. The only user
 * of commonmark and of the YAML reader; may use {@code vm} for its values.
 *
 * <p>A new kind of fence: its value in {@code Cell}, its name in {@code Languages} and {@code
 * BodyReader}, a reader beside {@code QuestionReader}, what is wrong with it in {@code Mistake},
 * its words in {@code Mentions}; in {@code workbook} what is waited for ({@code Wait}) and when its
 * progress still holds ({@code Fingerprint}); in {@code terminal.paint} its lines ({@code
 * CellPainter}); in {@code authoring} {@code Paragraphs}, {@code Translations} and {@code
 * LessonLint}; and an example in {@code lessons/README.md}.
 */
@NullMarked
package heapwise.lesson;

import org.jspecify.annotations.NullMarked;
