/**
 * What an instructor does with a course, a room for each part: start a lesson or exercise ({@code
 * authoring.scaffold}); read a course ({@code authoring.source}), hold it to the rules that need
 * only reading ({@code authoring.rules}), as what was found is reported ({@code authoring.report}),
 * and to those that need running ({@code authoring.run}); grade ({@code authoring.grade}). Each may
 * use those before it. Here {@link heapwise.authoring.Verifier} leads a course through them.
 * Results are values; whoever shows them lives elsewhere. May use {@code lesson}, {@code session},
 * {@code exercise}, {@code check}, {@code workbook}, {@code libraries}, {@code plain} and {@code
 * vm}.
 */
@NullMarked
package heapwise.authoring;

import org.jspecify.annotations.NullMarked;
