/**
 * The program's entry, and its exit.
 *
 * <p>Two ways lead through the program; each package's page says what lives there and what it may
 * use.
 *
 * <p><b>A cell, or a line that is typed.</b> {@code terminal.console} reads the keys. {@code
 * terminal.LessonConversation} asks the {@code workbook.Workbook}, which knows where in the lesson
 * we are; its {@code LessonSession} knows which VM and setup a cell needs. {@code session.Session},
 * which outlives its VMs, evaluates: its {@code Evaluator} keeps the deadline, its {@code Engine}
 * compiles with JShell, and its {@code RemoteVm} sends the classes to the session VM, where {@code
 * agent.SessionMain} waits and the tools of {@code lab} are at hand. A {@code session.Outcome} for
 * each snippet comes back, with what was printed; a painter of {@code terminal.paint} turns it into
 * lines.
 *
 * <p><b>An answer.</b> {@code cli.CheckCommand}, or {@code workbook.ExerciseDesk} in a lesson,
 * gives it to the {@code check.Checker}, which leads it through the rooms of {@code check}: read
 * and compile ({@code source}), the rules ({@code rules}) of its key ({@code key}), a check VM
 * ({@code run}), where {@code agent.CheckMain} runs the hidden tests, and a {@code
 * verdict.Verdict}, which {@code terminal.paint} shows.
 *
 * <p>One word for one thing: a <b>course</b> has <b>lessons</b> of <b>cells</b>; a cell holds one
 * or more <b>snippets</b>, JShell's unit. A learner takes a lesson in <b>steps</b>: some reading,
 * and the cell that it leads to. A <b>prediction</b> is asked before a cell runs. An
 * <b>exercise</b> has a <b>starter</b>, which a learner makes an <b>answer</b>; its <b>key</b> has
 * a <b>reference</b>, other <b>right</b> and <b>wrong answers</b>, and <b>hidden tests</b>. What is
 * wrong with a lesson or key is a <b>problem</b>, what javac says a <b>diagnostic</b>, what a cell
 * did an <b>outcome</b>, an outcome other than the lesson declares a <b>deviation</b>, and what a
 * check says a <b>verdict</b>; an <b>exception</b> is a mistake of ours or of the machine. So is a
 * class's name: no two classes share one, and none ends in a word that says nothing (Helper,
 * Manager, Data); a test tells.
 */
@NullMarked
package heapwise;

import org.jspecify.annotations.NullMarked;
