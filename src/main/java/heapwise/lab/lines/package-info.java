/**
 * Bytes by line: a cell's source is split, woven with probes through javac's own parser, compiled
 * in this VM beside the session's classes, and run until its figures repeat.
 */
@NullMarked
package heapwise.lab.lines;

import org.jspecify.annotations.NullMarked;
