/**
 * How the lab draws: the style the launcher asks for, a pen that knows widths, and figures with
 * units.
 */
@NullMarked
package heapwise.lab.draw;

import org.jspecify.annotations.NullMarked;
