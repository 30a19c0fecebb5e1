/**
 * What a learner did, kept for good: an append-only journal of JSON lines outside the checkout, and
 * what it adds up to. Knows no lesson, only the ids and hashes that {@code workbook} gives it. May
 * use nothing else of Heapwise.
 */
@NullMarked
package heapwise.progress;

import org.jspecify.annotations.NullMarked;
