/**
 * Checking an answer, a room for each stage: read and compile ({@code check.source}), keep the
 * rules ({@code check.rules}) of a key ({@code check.key}), run ({@code check.run}), judge and show
 * ({@code check.verdict}). Each may use those before it. Here {@link heapwise.check.Checker} leads
 * an answer through them. May use {@code exercise}, {@code lesson}, {@code libraries}, {@code vm},
 * the protocol of the {@code agent} and the VM flags of the {@code lab}.
 */
@NullMarked
package heapwise.check;

import org.jspecify.annotations.NullMarked;
