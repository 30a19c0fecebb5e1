/**
 * The lab: the memory tools that learners call at the prompt and that hidden tests assert with.
 * {@link heapwise.lab.Lab} is the facade; its sub-packages hold the walks, the drawings and the
 * measurements. It runs inside the session VM and the check VM. May use {@code java.*} and JOL
 * only.
 *
 * <p>A new tool: what it does in a sub-package, where it returns a value that draws itself by
 * {@code Pen.current()}, on 60 columns; a new character goes into {@code draw.Ascii}. Private
 * fields of {@code java.base} are read in {@code object} alone ({@code Raw}; {@code Opened} says
 * what is open), what the VM itself tells comes from {@code gc.Beans}; {@code LabFlags} is for
 * flags alone. What is Heapwise's own, its threads in a session VM too, stays out of what a tool
 * shows. Its call in {@code Lab}, whose Javadoc tells cost and blind spot; what it is for, costs
 * and does not see in {@code Tool}, which {@code /help} shows in English, as a constant of the same
 * name. Completion then knows it, and nothing else lists the tools: no page of the course, no
 * message, no rule for answers, which may not call the lab.
 *
 * <p>In the tests, a call in {@code EveryTool}; its lines and those of the help among the drawings
 * of {@code DrawingsTest}, which {@code -Dheapwise.golden=write} writes; and a call in {@code
 * ToolsSpec} or, if it takes an object, {@code EveryShapeSpec}, which run with {@code -Pslow} on
 * the JDK at hand, and with {@code -Psoak} on each that is installed ({@code LabMatrixTest}): a
 * private field of the JDK may be elsewhere in the next. A spec of its own runs where {@code
 * LabSpecsTest} names it, what needs a session in {@code LabInSessionTest}.
 */
@NullMarked
package heapwise.lab;

import org.jspecify.annotations.NullMarked;
