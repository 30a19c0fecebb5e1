package heapwise.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No tool without its question, its cost and its blind spot, at the prompt and in the Javadoc. */
class ToolTest {

    /** Of the lab, but no tools. */
    private static final Set<String> OTHERS = Set.of("install", "help");

    @Test
    void everyCallOfTheLabIsInTheHelp() {
        Set<String> calls =
                Arrays.stream(Lab.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !method.isSynthetic())
                        .map(Method::getName)
                        .filter(name -> !OTHERS.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        String help = Lab.help().toString();
        for (String call : calls) {
            assertThat(help).contains(call + "(");
            assertThat(Lab.help(call).toString())
                    .as("/help " + call)
                    .contains(call + "(")
                    .contains("cost")
                    .contains("blind spot");
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void everyToolAnswersAQuestion(Tool tool) {
        assertThat(tool.question()).endsWith("?");
        assertThat(Lab.help(tool.name()).toString().replaceAll("\\s+", " "))
                .contains(tool.question());
    }

    @Test
    void javadocOfEachToolTellsCostAndBlindSpot() throws IOException {
        String source = Files.readString(Path.of("src/main/java/heapwise/lab/Lab.java"));
        Set<String> told = new TreeSet<>();
        Matcher method =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public static \\S+(?: \\S+)? (\\w+)\\(",
                                Pattern.DOTALL)
                        .matcher(source);
        while (method.find()) {
            if (method.group(1).contains("Cost:") && method.group(1).contains("Blind spot:")) {
                told.add(method.group(2));
            }
        }
        for (Method each : Lab.class.getDeclaredMethods()) {
            if (Modifier.isPublic(each.getModifiers()) && !OTHERS.contains(each.getName())) {
                assertThat(told).contains(each.getName());
            }
        }
    }
}
