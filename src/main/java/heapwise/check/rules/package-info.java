/**
 * What an answer has to keep: the rules that make a verdict worth something, and what the hidden
 * tests require of its classes. May use {@code check.source}.
 */
@NullMarked
package heapwise.check.rules;

import org.jspecify.annotations.NullMarked;
