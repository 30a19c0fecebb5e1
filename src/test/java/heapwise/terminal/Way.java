package heapwise.terminal;

import heapwise.lesson.Cell;
import heapwise.workbook.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What somebody types at each stop of a lesson. */
enum Way {

    /** Who is always right, as far as the lesson's text knows what is. */
    RIGHT {
        @Override
        String guess(Wait.Guessing guessing, int visit) {
            List<Cell.Choice> choices = guessing.predict().choices();
            return choices.isEmpty() ? recorded(guessing.cell()) : numbers(choices, true).get(0);
        }

        @Override
        String answer(Cell.Quiz quiz, int visit) {
            return String.join(" ", numbers(quiz.choices(), true));
        }

        @Override
        String task(Cell.Task task, int visit) {
            return task.reference().orElse("s");
        }
    },

    /** Who believes every misconception, and tries the untouched starter of an exercise. */
    WRONG {
        @Override
        String guess(Wait.Guessing guessing, int visit) {
            List<Cell.Choice> choices = guessing.predict().choices();
            if (visit > 0) {
                // It was no number that is asked for.
                return "false";
            }
            return choices.isEmpty() ? off(recorded(guessing.cell())) : wrong(choices);
        }

        @Override
        String answer(Cell.Quiz quiz, int visit) {
            List<String> right = numbers(quiz.choices(), true);
            boolean incomplete = right.size() > 1 && visit == 0;
            return incomplete ? right.get(0) : wrong(quiz.choices());
        }

        @Override
        String task(Cell.Task task, int visit) {
            List<String> lines = new ArrayList<>();
            for (Cell.Wrong wrong : task.wrong()) {
                lines.add(wrong.lines());
                lines.add("/again");
            }
            task.hints().forEach(hint -> lines.add("/hint"));
            lines.add(task.reference().orElse("s"));
            return visit < lines.size() ? lines.get(visit) : "s";
        }

        @Override
        String exercise(int visit) {
            return visit == 0 ? "" : "s";
        }
    },

    /** Who gives no guess and skips what can be skipped. */
    SKIPS {
        @Override
        String guess(Wait.Guessing guessing, int visit) {
            return "";
        }

        @Override
        String answer(Cell.Quiz quiz, int visit) {
            return "s";
        }

        @Override
        String task(Cell.Task task, int visit) {
            return "s";
        }
    },

    /** Who types Java of their own at every prompt before they answer it. */
    OWN {
        private final List<String> lines =
                List.of(
                        "1 + 1",
                        "size(new Object())",
                        "for (int i = 0; i < 3; i++) {\n    System.out.println(i);\n}",
                        "int broken = ;",
                        "Integer.parseInt(\"ten\")");

        @Override
        String types(Stop stop) {
            if (stop.more() || stop.visit() > 0) {
                return RIGHT.types(stop.more() ? stop : stop.before(1));
            }
            return lines.get(stop.step() % lines.size());
        }
    },

    /**
     * Who types every kind of Java where a kind of stop is met first, and some at each that
     * follows; then what is right.
     */
    JAVA {
        @Override
        String types(Stop stop) {
            int from = stop.step() * FEW;
            int count = stop.first() ? MANY : FEW;
            if (stop.visit() < count) {
                // The first declares what some of the others use.
                int line = stop.visit() == 0 ? 0 : (from + stop.visit()) % OwnJava.LINES.size();
                return OwnJava.LINES.get(line).text();
            }
            return RIGHT.types(stop.before(count));
        }
    };

    /** Lines of Java at the first stop of a kind; all, unless the time is short. */
    private static final int MANY = Integer.getInteger("heapwise.walk.lines", OwnJava.LINES.size());

    /** Lines of Java at a stop of a kind that has been met before. */
    private static final int FEW = 4;

    /** Of several wrong choices this one, so that each can have its turn. */
    private static final int CHOICE = Integer.getInteger("heapwise.walk.choice", 0);

    /** Returns what is typed there. */
    String types(Stop stop) {
        Wait wait = stop.asked();
        if (stop.more()) {
            return "";
        } else if (wait instanceof Wait.Guessing guessing) {
            return guess(guessing, stop.visit());
        } else if (wait instanceof Wait.Answering answering) {
            return answer(answering.quiz(), stop.visit());
        } else if (wait instanceof Wait.Doing doing) {
            return task(doing.task(), stop.visit());
        } else if (wait instanceof Wait.Solving) {
            return exercise(stop.visit());
        }
        return wait instanceof Wait.Ended ? "/exit" : "";
    }

    String guess(Wait.Guessing guessing, int visit) {
        throw new UnsupportedOperationException();
    }

    String answer(Cell.Quiz quiz, int visit) {
        throw new UnsupportedOperationException();
    }

    String task(Cell.Task task, int visit) {
        throw new UnsupportedOperationException();
    }

    String exercise(int visit) {
        return "s";
    }

    private static List<String> numbers(List<Cell.Choice> choices, boolean right) {
        return IntStream.range(0, choices.size())
                .filter(i -> choices.get(i).right() == right)
                .mapToObj(i -> Integer.toString(i + 1))
                .toList();
    }

    private static String wrong(List<Cell.Choice> choices) {
        List<String> wrong = numbers(choices, false);
        // Where all are right, one of them is not all.
        return wrong.isEmpty() ? "1" : wrong.get(CHOICE % wrong.size());
    }

    /** Returns the value that the lesson has recorded of a cell; nothing where it is none. */
    private static String recorded(Cell.Java cell) {
        return cell.output(Runtime.version().feature())
                .map(output -> output.text().stripTrailing())
                .map(text -> text.substring(text.lastIndexOf('\n') + 1).strip())
                .map(last -> last.replaceAll("^~|±.*$", ""))
                .filter(last -> last.matches("-?\\d+(\\.\\d+)?|true|false"))
                .orElse("");
    }

    private static String off(String recorded) {
        return switch (recorded) {
            case "true" -> "false";
            case "false" -> "true";
            case "", "0" -> "7";
            default -> recorded.replaceAll("\\..*", "") + "0";
        };
    }
}
