/**
 * The lab: the memory tools that learners call at the prompt and that hidden tests assert with.
 * {@link heapwise.lab.Lab} is the facade; its sub-packages hold the walks, the drawings and the
 * measurements. It runs inside the session VM and the check VM. May use {@code java.*} and JOL
 * only.
 *
 * <p>A new tool: what it does in a sub-package; its call in {@code Lab}, whose Javadoc tells cost
 * and blind spot; what it is for, costs and does not see in {@code Tool}, which {@code /help}
 * shows; flags that it needs of the VM in {@code LabFlags}; a call in {@code EveryTool} of the
 * tests. In the tests, its lines and those of the help among the drawings of {@code DrawingsTest},
 * and a call in {@code ToolsSpec} or, if it takes an object, {@code EveryShapeSpec}.
 */
@NullMarked
package heapwise.lab;

import org.jspecify.annotations.NullMarked;
