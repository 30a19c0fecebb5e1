/**
 * Reading and compiling: the files of an answer or of a key, what javac makes of them, what they
 * declare, and what they use of the JDK. A learner's answer is compiled at each check; what an
 * author tries again and again is compiled once ({@link RememberingCompiler}). May use {@code
 * lesson}, for the nearest of some names.
 */
@NullMarked
package heapwise.check.source;

import org.jspecify.annotations.NullMarked;
