/**
 * What {@code verify} found, as a value and as JSON, JUnit XML or corrected lessons. May use {@code
 * authoring.source} and {@code authoring.rules}.
 */
@NullMarked
package heapwise.authoring.report;

import org.jspecify.annotations.NullMarked;
