/**
 * The lab: the memory tools that learners call at the prompt and that hidden tests assert with.
 * {@link heapwise.lab.Lab} is the facade; its sub-packages hold the walks, the drawings and the
 * measurements. It runs inside the session VM and the check VM. May use {@code java.*} and JOL
 * only.
 *
 * <p>A new tool: what it does in a sub-package, where it returns a value that draws itself by
 * {@code Pen.current()}, on 60 columns; a new character goes into {@code draw.Ascii}. What it reads
 * of {@code java.base} is opened in {@code object.Opened}, what the VM itself tells comes from
 * {@code gc.Beans}; {@code LabFlags} is for flags alone. Its call in {@code Lab}, whose Javadoc
 * tells cost and blind spot; what it is for, costs and does not see in {@code Tool}, which {@code
 * /help} shows, as a constant of the same name. Completion then knows it.
 *
 * <p>In the tests, a call in {@code EveryTool}; its lines and those of the help among the drawings
 * of {@code DrawingsTest}, which {@code -Dheapwise.golden=write} writes; and a call in {@code
 * ToolsSpec} or, if it takes an object, {@code EveryShapeSpec}, which run with {@code -Pslow}. A
 * spec of its own runs where {@code LabSpecsTest} names it.
 */
@NullMarked
package heapwise.lab;

import org.jspecify.annotations.NullMarked;
